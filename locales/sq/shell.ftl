# Refuzimet e vetë dritares.

error-W101 = Skedari nuk u zgjodh në këtë dritare ({ $name }). Zgjidheni me buton ose lëshojeni këtu.
