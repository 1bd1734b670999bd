"""What a free host does to the dashboard, acted out on this machine: `make rehearse`."""
