"""What a phone is when it leaves the factory: its size, its name, its properties, its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from device.simulator.android.app import JSON

LockKind = Literal["none", "swipe", "pin"]

LATIN_IME = "com.android.inputmethod.latin/.LatinIME"
ANDROID_RELEASE = "14"
ANDROID_SDK = 34
BUILD_ID = "UP1A.231005.007"
BUILD_NUMBER = "1"


@dataclass(frozen=True, slots=True)
class Profile:
    """A make of phone. ``width`` and ``height`` in pixels in natural orientation, ``density`` in dots per inch."""

    serial_number: str = "sim-0001"
    width: int = 1080
    height: int = 2400
    density: int = 420
    model: str = "deixis phone"
    lock: LockKind = "none"
    pin: str = ""
    boot_seconds: float = 0.0
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.lock == "pin" and not (self.pin.isdigit() and 4 <= len(self.pin) <= 16):
            raise ValueError("A phone locked by a PIN needs one of 4 to 16 digits.")


def properties(profile: Profile) -> dict[str, str]:
    """What getprop prints."""
    device = profile.model.lower().replace(" ", "_")
    brand = device.split("_")[0]
    fingerprint = f"{brand}/{device}/{device}:{ANDROID_RELEASE}/{BUILD_ID}/{BUILD_NUMBER}:userdebug/test-keys"
    return {
        "dev.bootcomplete": "",
        "gsm.sim.state": "ABSENT",
        "persist.sys.locale": "en-US",
        "persist.sys.timezone": profile.time_zone,
        "ro.boot.serialno": profile.serial_number,
        "ro.boot.hardware": "deixis_simulator",
        "ro.build.characteristics": "default",
        "ro.build.display.id": f"{device}-userdebug {ANDROID_RELEASE} {BUILD_ID} {BUILD_NUMBER} test-keys",
        "ro.build.fingerprint": fingerprint,
        "ro.build.id": BUILD_ID,
        "ro.build.tags": "test-keys",
        "ro.build.type": "userdebug",
        "ro.build.version.codename": "REL",
        "ro.build.version.incremental": BUILD_NUMBER,
        "ro.build.version.release": ANDROID_RELEASE,
        "ro.build.version.sdk": str(ANDROID_SDK),
        "ro.debuggable": "1",
        "ro.hardware": "deixis_simulator",
        "ro.product.brand": brand,
        "ro.product.cpu.abi": "x86_64",
        "ro.product.cpu.abilist": "x86_64,x86",
        "ro.product.device": device,
        "ro.product.locale": "en-US",
        "ro.product.manufacturer": brand,
        "ro.product.model": profile.model,
        "ro.product.name": device,
        "ro.secure": "1",
        "ro.serialno": profile.serial_number,
        "ro.sf.lcd_density": str(profile.density),
        "ro.system.build.version.sdk": str(ANDROID_SDK),
        "sys.boot_completed": "",
    }


def factory_settings() -> dict[str, dict[str, JSON]]:
    """Android's settings on a fresh phone, by namespace. Android keeps every value as a string."""
    return {
        "system": {
            "accelerometer_rotation": "0",
            "font_scale": "1.0",
            "haptic_feedback_enabled": "1",
            "screen_brightness": "128",
            "screen_brightness_mode": "0",
            "screen_off_timeout": "60000",
            "sound_effects_enabled": "1",
            "time_12_24": "24",
            "user_rotation": "0",
            "vibrate_when_ringing": "0",
            "volume_alarm": "6",
            "volume_music": "8",
            "volume_notification": "5",
            "volume_ring": "5",
            "volume_voice": "4",
        },
        "secure": {
            "accessibility_enabled": "0",
            "android_id": "5ca1ab1e0ddba11f",
            "default_input_method": LATIN_IME,
            "doze_enabled": "1",
            "enabled_input_methods": LATIN_IME,
            "location_mode": "3",
            "ui_night_mode": "1",
            "user_setup_complete": "1",
        },
        "global": {
            "adb_enabled": "1",
            "airplane_mode_on": "0",
            "animator_duration_scale": "1.0",
            "auto_time": "1",
            "bluetooth_on": "1",
            "development_settings_enabled": "0",
            "device_provisioned": "1",
            "mobile_data": "1",
            "stay_on_while_plugged_in": "7",
            "transition_animation_scale": "1.0",
            "wifi_on": "1",
            "window_animation_scale": "1.0",
            "zen_mode": "0",
        },
    }
