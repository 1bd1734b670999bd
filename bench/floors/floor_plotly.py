"""Floor: the empty page and a Plotly scatter of 50 marks that depend on the choice."""

import plotly.graph_objects as go
import streamlit as st

from floor_empty import head

choice = head()
points = list(range(50))
figure = go.Figure(go.Scatter(x=points, y=[(i * (choice + 3)) % 17 for i in points], mode="markers"))
st.plotly_chart(figure, key="chart")
