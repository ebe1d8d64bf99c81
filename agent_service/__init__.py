"""The service: tasks, loop, phones, HTTP and the command line. The only floor that sees both sides."""
