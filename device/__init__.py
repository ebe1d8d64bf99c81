"""The phone floor: pixels, keys, trees and adb. It knows no goals, no phrases and no models."""
