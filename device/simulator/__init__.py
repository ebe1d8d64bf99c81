"""A phone of our own, reached over TCP only: the adb transport in front, a small Android behind it.

Nothing of the product imports this package, and it imports nothing of the product but ``device.geometry``.
"""
