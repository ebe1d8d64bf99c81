"""uiautomator2's server on the phone: JSON-RPC, selectors, watchers, and the tree that it dumps."""
