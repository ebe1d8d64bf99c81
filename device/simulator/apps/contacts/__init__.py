"""com.android.contacts: people, and how to reach them."""

from device.simulator.apps.contacts.app import ContactsApp

__all__ = ["ContactsApp"]
