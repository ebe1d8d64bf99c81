"""How clients reach the phone: adb's transport, the played adb server, files, and the services behind them."""
