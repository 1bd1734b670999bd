"""Months and weekdays as articles write them, in the forms that stand beside a day: word to number."""

from __future__ import annotations

_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "понеділок вівторок середу четвер п’ятницю суботу неділю",
    "понедельник вторник среду четверг пятницу субботу воскресенье",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
)
MONTH_NUMBERS = {word: number for line in _MONTHS for number, word in enumerate(line.split(), start=1)}
"""1 to 12."""
WEEKDAY_NUMBERS = {word: number for line in _WEEKDAYS for number, word in enumerate(line.split())}
"""0 for Monday to 6."""
MONTH_NAMES = tuple(word.capitalize() for word in _MONTHS[0].split())
WEEKDAY_NAMES = tuple(word.capitalize() for word in _WEEKDAYS[0].split())
DAYS_OFF = {
    "yesterday": -1, "today": 0, "gestern": -1, "heute": 0, "hier": -1, "aujourd’hui": 0,
    "вчора": -1, "сьогодні": 0, "вчера": -1, "сегодня": 0, "أمس": -1, "اليوم": 0,
}  # fmt: skip
"""Words for a day counted from the article's."""
