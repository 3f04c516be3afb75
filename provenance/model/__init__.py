"""The one typed model that readers and writers meet in: frozen dataclasses, no input or output."""
