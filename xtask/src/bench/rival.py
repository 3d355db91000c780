# HiGHS alone on the textbook model of a siting file, each client with its nearest candidates: prints the objective,
# its own bound and the seconds. Usage: rival.py cpmp|sscflp FILE SECONDS THREADS [floor]
import json, math, sys, time
import highspy

begin = time.time()
kind, path, seconds, threads = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
floor = sys.argv[5:] == ["floor"]
numbers = [float(word) for word in open(path).read().split()]
if kind == "cpmp":
    n, medians = int(numbers[0]), int(numbers[1])
    rows = [numbers[2 + 4 * i : 6 + 4 * i] for i in range(n)]
    sites, capacity, demand, opening = n, [row[2] for row in rows], [row[3] for row in rows], [0.0] * n
    def cost(i, j):
        far = math.hypot(rows[i][0] - rows[j][0], rows[i][1] - rows[j][1])
        return math.floor(far) if floor else far
    candidates = min(n, 60)
else:
    sites, n, medians = int(numbers[0]), int(numbers[1]), None
    capacity, opening = numbers[2 : 2 + sites], numbers[2 + sites : 2 + 2 * sites]
    demand, table = numbers[2 + 2 * sites : 2 + 2 * sites + n], numbers[2 + 2 * sites + n :]
    def cost(i, j):
        return table[i * sites + j]
    candidates = sites

solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("threads", threads)
infinity = highspy.kHighsInf
for j in range(sites):
    solver.addVar(0.0, 1.0)
    solver.changeColCost(j, opening[j])
    solver.changeColIntegrality(j, highspy.HighsVarType.kInteger)
served, loads, at = [], [([], []) for _ in range(sites)], sites
for i in range(n):
    mine = []
    for value, j in sorted((cost(i, j), j) for j in range(sites))[:candidates]:
        solver.addVar(0.0, 1.0)
        solver.changeColCost(at, value)
        solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        solver.addRow(-infinity, 0.0, 2, [at, j], [1.0, -1.0])
        loads[j][0].append(at)
        loads[j][1].append(demand[i])
        mine.append(at)
        at += 1
    served.append(mine)
for mine in served:
    solver.addRow(1.0, 1.0, len(mine), mine, [1.0] * len(mine))
for j, (columns, weights) in enumerate(loads):
    solver.addRow(-infinity, 0.0, len(columns) + 1, columns + [j], weights + [-capacity[j]])
if medians is not None:
    solver.addRow(medians, medians, sites, list(range(sites)), [1.0] * sites)
solver.setOptionValue("time_limit", max(1.0, seconds - (time.time() - begin)))
solver.run()
info = solver.getInfo()
found = info.primal_solution_status == 2
print(json.dumps({"objective": info.objective_function_value if found else None,
                  "lower_bound": info.mip_dual_bound, "seconds": time.time() - begin}))
