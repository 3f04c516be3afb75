"""Relays."""
from __future__ import annotations
def is_outlet(words): return False
