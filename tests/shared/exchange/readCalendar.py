"""Reads a calendar from stdin with icalendar and prints its events with their times in UTC as JSON."""
import json
import sys
from datetime import timezone

from icalendar import Calendar


def instant(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


events = []
for event in Calendar.from_ical(sys.stdin.read()).walk("VEVENT"):
    occurrence = event.get("RECURRENCE-ID")
    events.append(
        {
            "uid": str(event["UID"]),
            "of": instant(occurrence.dt) if occurrence else None,
            "start": instant(event["DTSTART"].dt),
            "end": instant(event["DTEND"].dt),
        }
    )
print(json.dumps(events))
