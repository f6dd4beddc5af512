"""Opens a one-time link and prints the cookie of the session:  come_in.py URL LINK"""

import sys

from session import come_in

print(come_in(sys.argv[1], sys.argv[2], "Mua-Thu-2026-chin-thang").cookie())
