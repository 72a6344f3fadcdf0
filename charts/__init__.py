"""Charts: pure functions from a DataFrame to a Plotly figure or an Altair chart."""
