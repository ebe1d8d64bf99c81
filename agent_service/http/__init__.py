"""The API over HTTP: a thin shell around ``agent_service.service``."""
