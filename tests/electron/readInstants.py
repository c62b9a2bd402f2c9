"""Reads calendars, a JSON array of texts on stdin, with icalendar. Prints for each the starts and ends of its events in UTC, or null where it cannot."""
import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar

asked = json.load(sys.stdin)
home = ZoneInfo(asked["zone"])


def instant(moment):
    """A day alone and a time without a zone are meant in the zone of the plan."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=home)
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_lost(event):
    """Whether icalendar takes its zone for none: it knows no names that are paths."""
    start = event["DTSTART"]
    return "TZID" in start.params and start.dt.tzinfo is None


def span(event):
    start = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
        # A day that ends on itself is that day, as many programs mean it.
        if end == start and not isinstance(start, datetime):
            end = start + timedelta(days=1)
    elif "DURATION" in event:
        # Hours are real ones, days are the calendar's.
        length = event["DURATION"].dt
        days = timedelta(days=length.days)
        end = start + days
        if length != days:
            end = (end.astimezone(timezone.utc) if isinstance(end, datetime) and end.tzinfo else end) + (length - days)
    else:
        end = start if isinstance(start, datetime) else start + timedelta(days=1)
    return {"start": instant(start), "end": instant(end)}


def read(text):
    found = []
    try:
        for calendar in Calendar.from_ical(text, multiple=True):
            for event in calendar.walk("VEVENT"):
                if "DTSTART" in event and "RECURRENCE-ID" not in event and not is_lost(event):
                    found.append({"uid": str(event.get("UID", "")), **span(event)})
    except Exception:
        return None
    return found


json.dump([read(text) for text in asked["texts"]], sys.stdout)
