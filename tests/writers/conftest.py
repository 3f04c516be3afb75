import sys
from pathlib import Path

# The invented records live beside the tests of the bibliography.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bibliography"))
