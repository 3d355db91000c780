//! An eSCL scanner that is not there: two stacks of pages behind real HTTP, with faults on a plan.
//!
//! What always holds: it answers as devices were seen to answer, in their own order and with their own lies; it keeps a list of
//! what it was asked; it ends with the value that stands for it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What goes wrong, and at which image (counted from 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Jam(usize),
    DoubleFeed(usize),
    CoverOpen(usize),
    /// Busy so many times before an image comes.
    Busy(usize, usize),
    /// Busy so many times before a job is taken.
    BusyAtStart(usize),
    /// 409 at the start, whatever is asked.
    Conflict,
    /// Half of an image, then the connection ends.
    Truncated(usize),
    /// 200 and nothing.
    Empty200(usize),
    /// An image of another resolution.
    WrongResolution(usize),
    /// The job's address on a host that is not there.
    LyingLocation,
    /// The job's address without a host, as AirSane gives it.
    RelativeLocation,
    /// The connection ends before an answer.
    Dropped(usize),
    /// No answer.
    Hang(usize),
    /// The end of the stack told by 409, as AirSane tells it.
    EndBy409,
}

/// How it is set up.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Files of the fronts and of the backs; without backs the feeder is one-sided.
    pub fronts: Vec<Vec<u8>>,
    pub backs: Vec<Vec<u8>>,
    /// What a device of another resolution would give.
    pub odd: Vec<u8>,
    pub troubles: Vec<Trouble>,
    /// Time from image to image.
    pub pace: Duration,
}

struct Machine {
    plan: Plan,
    next: usize,
    busy: usize,
    busy_start: usize,
    state: &'static str,
    job: Option<usize>,
    jobs: usize,
    duplex: bool,
    last: Option<Instant>,
    log: Vec<String>,
}

/// A running simulator.
pub struct Simulator {
    address: SocketAddr,
    machine: Arc<Mutex<Machine>>,
    over: Arc<AtomicBool>,
}

impl Simulator {
    pub fn start(plan: Plan) -> Self {
        Self::on("127.0.0.1:0", plan)
    }

    pub fn on(address: &str, plan: Plan) -> Self {
        let listener = TcpListener::bind(address).unwrap();
        let address = listener.local_addr().unwrap();
        let state = if plan.fronts.is_empty() { "ScannerAdfEmpty" } else { "ScannerAdfLoaded" };
        let machine = Machine {
            plan,
            next: 0,
            busy: 0,
            busy_start: 0,
            state,
            job: None,
            jobs: 0,
            duplex: false,
            last: None,
            log: Vec::new(),
        };
        let machine = Arc::new(Mutex::new(machine));
        let over = Arc::new(AtomicBool::new(false));
        let (shared, ended) = (machine.clone(), over.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                let (shared, ended) = (shared.clone(), ended.clone());
                std::thread::spawn(move || {
                    if let Ok(stream) = stream {
                        let _ = serve(stream, &shared, &ended, address);
                    }
                });
            }
        });
        Self { address, machine, over }
    }

    pub fn url(&self) -> String {
        format!("http://{}/eSCL/", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Announces itself on this machine for as long as the value lives.
    pub fn announce(&self) -> mdns_sd::ServiceDaemon {
        let daemon = mdns_sd::ServiceDaemon::new().unwrap();
        daemon.disable_interface(mdns_sd::IfKind::All).unwrap();
        daemon.enable_interface(mdns_sd::IfKind::LoopbackV4).unwrap();
        let facts = [
            ("txtvers", "1"),
            ("rs", "eSCL"),
            ("ty", "Kutia Simulator"),
            ("note", "Tavolina 1"),
            ("uuid", "4509a320-00a0-008f-00b6-000000000001"),
            ("pdl", "image/png"),
            ("is", "platen,adf"),
            ("duplex", "T"),
        ];
        let name = format!("Kutia Simulator {}", self.address.port());
        let service = mdns_sd::ServiceInfo::new(
            "_uscan._tcp.local.",
            &name,
            "kutia-simulator.local.",
            "127.0.0.1",
            self.address.port(),
            &facts[..],
        );
        daemon.register(service.unwrap()).unwrap();
        daemon
    }

    /// What it was asked, in order.
    pub fn log(&self) -> Vec<String> {
        self.machine.lock().unwrap().log.clone()
    }

    /// A job that was neither drained nor deleted.
    pub fn open_jobs(&self) -> usize {
        usize::from(self.machine.lock().unwrap().job.is_some())
    }

    /// What a person does: opens the cover, takes the sheet out, puts back what was not delivered.
    pub fn mended(&self) {
        let mut machine = self.machine.lock().unwrap();
        let next = machine.next;
        machine.plan.troubles.clear();
        let per_sheet = if machine.duplex { 2 } else { 1 };
        machine.next = next / per_sheet * per_sheet;
        machine.state = "ScannerAdfLoaded";
        machine.job = None;
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

struct Request {
    method: String,
    path: String,
    body: String,
}

fn request(reader: &mut BufReader<TcpStream>) -> std::io::Result<Option<Request>> {
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let (mut length, mut chunked) = (0, false);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        chunked |= line.starts_with("transfer-encoding:") && line.contains("chunked");
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    if chunked {
        chunks(reader, &mut body)?;
    }
    let mut words = first.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    Ok(Some(Request { method, path, body: String::from_utf8_lossy(&body).into_owned() }))
}

fn chunks(reader: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> std::io::Result<()> {
    loop {
        let mut size = String::new();
        reader.read_line(&mut size)?;
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        let mut part = vec![0; size + 2];
        reader.read_exact(&mut part)?;
        body.extend(&part[..size]);
        if size == 0 {
            return Ok(());
        }
    }
}

fn serve(stream: TcpStream, machine: &Mutex<Machine>, over: &AtomicBool, address: SocketAddr) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    while let Some(asked) = request(&mut reader)? {
        machine.lock().unwrap().log.push(format!("{} {}", asked.method, asked.path));
        let answer = answer(&asked, machine, address);
        match answer {
            Answer::Plain(status, kind, body, more) => {
                let head = format!(
                    "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{more}\r\n",
                    body.len()
                );
                stream.write_all(head.as_bytes())?;
                stream.write_all(&body)?;
            }
            Answer::Half(kind, body) => {
                let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len());
                stream.write_all(head.as_bytes())?;
                stream.write_all(&body[..body.len() / 2])?;
                return stream.shutdown(Shutdown::Both);
            }
            Answer::Drop => return stream.shutdown(Shutdown::Both),
            Answer::Hang => {
                let began = Instant::now();
                while !over.load(Ordering::Relaxed) && began.elapsed() < Duration::from_secs(30) {
                    std::thread::sleep(Duration::from_millis(20));
                }
                return Ok(());
            }
        }
    }
    Ok(())
}

enum Answer {
    Plain(u16, &'static str, Vec<u8>, String),
    Half(&'static str, Vec<u8>),
    Drop,
    Hang,
}

fn plain(status: u16, body: &str) -> Answer {
    Answer::Plain(status, "text/xml", body.as_bytes().to_vec(), String::new())
}

fn kind_of(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xd8, ..] => "image/jpeg",
        [b'%', ..] => "application/pdf",
        _ => "image/png",
    }
}

fn answer(asked: &Request, machine: &Mutex<Machine>, address: SocketAddr) -> Answer {
    let path = asked.path.trim_start_matches("/eSCL/").to_owned();
    match (asked.method.as_str(), path.as_str()) {
        ("GET", "ScannerCapabilities") => plain(200, &capabilities(&machine.lock().unwrap().plan)),
        ("GET", "ScannerStatus") => {
            let machine = machine.lock().unwrap();
            let busy = if machine.job.is_some() { "Processing" } else { "Idle" };
            plain(200, &status(busy, machine.state))
        }
        ("POST", "ScanJobs") => job(asked, &mut machine.lock().unwrap(), address),
        ("GET", path) if path.ends_with("/NextDocument") => {
            let wait = {
                let machine = machine.lock().unwrap();
                machine.last.map(|last| machine.plan.pace.saturating_sub(last.elapsed())).unwrap_or_default()
            };
            std::thread::sleep(wait);
            next(path, &mut machine.lock().unwrap())
        }
        ("DELETE", path) if path.starts_with("ScanJobs/") => {
            machine.lock().unwrap().job = None;
            plain(200, "")
        }
        _ => plain(404, ""),
    }
}

fn job(asked: &Request, machine: &mut Machine, address: SocketAddr) -> Answer {
    for trouble in machine.plan.troubles.clone() {
        match trouble {
            Trouble::Conflict => return plain(409, ""),
            Trouble::BusyAtStart(times) if machine.busy_start < times => {
                machine.busy_start += 1;
                return plain(503, "");
            }
            _ => {}
        }
    }
    let feeder = asked.body.contains("InputSource>Feeder");
    if machine.job.is_some() {
        return plain(503, "");
    }
    if feeder && machine.next >= machine.images() {
        machine.state = "ScannerAdfEmpty";
        return plain(409, "");
    }
    machine.duplex = feeder && asked.body.contains("Duplex>true");
    machine.jobs += 1;
    machine.job = Some(machine.jobs);
    machine.last = Some(Instant::now());
    let path = format!("/eSCL/ScanJobs/{}", machine.jobs);
    let location = if machine.has(Trouble::LyingLocation) {
        format!("http://printer.invalid:1/{}", path.trim_start_matches('/'))
    } else if machine.has(Trouble::RelativeLocation) {
        path
    } else {
        format!("http://{address}{path}")
    };
    Answer::Plain(201, "text/xml", Vec::new(), format!("Location: {location}\r\n"))
}

impl Machine {
    fn has(&self, trouble: Trouble) -> bool {
        self.plan.troubles.contains(&trouble)
    }

    /// Images that the stack gives in the present job.
    fn images(&self) -> usize {
        self.plan.fronts.len() * if self.duplex { 2 } else { 1 }
    }

    fn image(&self, at: usize) -> Vec<u8> {
        let (sheet, back) = if self.duplex { (at / 2, at % 2 == 1) } else { (at, false) };
        let stack = if back && !self.plan.backs.is_empty() { &self.plan.backs } else { &self.plan.fronts };
        stack[sheet % stack.len()].clone()
    }
}

fn next(path: &str, machine: &mut Machine) -> Answer {
    let number = path.trim_start_matches("ScanJobs/").split('/').next().and_then(|text| text.parse().ok());
    if machine.job.is_none() || machine.job != number {
        return plain(404, "");
    }
    let at = machine.next;
    if at >= machine.images() {
        machine.state = "ScannerAdfEmpty";
        machine.job = None;
        return plain(if machine.has(Trouble::EndBy409) { 409 } else { 404 }, "");
    }
    let mut stop = |state: &'static str| {
        machine.state = state;
        machine.job = None;
        plain(409, "")
    };
    for trouble in machine.plan.troubles.clone() {
        match trouble {
            Trouble::Jam(when) if when == at => return stop("ScannerAdfJam"),
            Trouble::DoubleFeed(when) if when == at => return stop("ScannerAdfMultipickDetected"),
            Trouble::CoverOpen(when) if when == at => return stop("ScannerAdfHatchOpen"),
            Trouble::Busy(when, times) if when == at && machine.busy < times => {
                machine.busy += 1;
                return plain(503, "");
            }
            Trouble::Truncated(when) if when == at => {
                let body = machine.image(at);
                return Answer::Half(kind_of(&body), body);
            }
            Trouble::Empty200(when) if when == at => {
                return Answer::Plain(200, "image/png", Vec::new(), String::new());
            }
            Trouble::WrongResolution(when) if when == at => {
                machine.next += 1;
                return Answer::Plain(200, "image/png", machine.plan.odd.clone(), String::new());
            }
            Trouble::Dropped(when) if when == at => return Answer::Drop,
            Trouble::Hang(when) if when == at => return Answer::Hang,
            _ => {}
        }
    }
    let body = machine.image(at);
    machine.next += 1;
    machine.last = Some(Instant::now());
    Answer::Plain(200, kind_of(&body), body, String::new())
}

const SPACES: &str =
    "xmlns:pwg=\"http://www.pwg.org/schemas/2010/12/sm\" xmlns:scan=\"http://schemas.hp.com/imaging/escl/2011/05/03\"";

fn status(state: &str, feeder: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scan:ScannerStatus {SPACES}><pwg:Version>2.63</pwg:Version>\
         <pwg:State>{state}</pwg:State><scan:AdfState>{feeder}</scan:AdfState></scan:ScannerStatus>"
    )
}

fn capabilities(plan: &Plan) -> String {
    let kind = plan.fronts.first().map_or("image/png", |first| kind_of(first));
    let caps = format!(
        "<scan:MinWidth>300</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth><scan:MinHeight>300</scan:MinHeight>\
         <scan:MaxHeight>4200</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles>\
         <scan:SettingProfile><scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode>\
         <scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes><scan:DocumentFormats>\
         <pwg:DocumentFormat>{kind}</pwg:DocumentFormat><scan:DocumentFormatExt>{kind}</scan:DocumentFormatExt>\
         </scan:DocumentFormats><scan:SupportedResolutions><scan:DiscreteResolutions>\
         <scan:DiscreteResolution><scan:XResolution>200</scan:XResolution><scan:YResolution>200</scan:YResolution></scan:DiscreteResolution>\
         <scan:DiscreteResolution><scan:XResolution>300</scan:XResolution><scan:YResolution>300</scan:YResolution></scan:DiscreteResolution>\
         </scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>\
         <scan:SupportedIntents><scan:Intent>Document</scan:Intent><scan:Intent>TextAndGraphic</scan:Intent></scan:SupportedIntents>\
         <scan:MaxOpticalXResolution>600</scan:MaxOpticalXResolution><scan:MaxOpticalYResolution>600</scan:MaxOpticalYResolution>"
    );
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scan:ScannerCapabilities {SPACES}><pwg:Version>2.63</pwg:Version>\
         <pwg:MakeAndModel>Kutia Simulator</pwg:MakeAndModel><pwg:SerialNumber>SIM-0001</pwg:SerialNumber>\
         <scan:UUID>4509a320-00a0-008f-00b6-000000000001</scan:UUID>\
         <scan:Platen><scan:PlatenInputCaps>{caps}</scan:PlatenInputCaps></scan:Platen>\
         <scan:Adf><scan:AdfSimplexInputCaps>{caps}</scan:AdfSimplexInputCaps>\
         <scan:AdfDuplexInputCaps>{caps}</scan:AdfDuplexInputCaps><scan:FeederCapacity>500</scan:FeederCapacity>\
         <scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions>\
         </scan:Adf></scan:ScannerCapabilities>"
    )
}
