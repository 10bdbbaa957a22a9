import type { ReactNode } from "react";

type App = { name: string; how: ReactNode; refreshes: string };

const APPS: App[] = [
  {
    name: "Apple Calendar on iPhone and iPad",
    how: "Press “Subscribe on this device” above, then Subscribe.",
    refreshes:
      "about once an hour on Wi-Fi and power, or as you set it in Settings under Fetch New Data.",
  },
  {
    name: "Apple Calendar on a Mac",
    how: "In the menu choose File, New Calendar Subscription, and paste the address.",
    refreshes: "as you choose under Auto-refresh: take “Every hour”.",
  },
  {
    name: "Google Calendar",
    how: "On a computer press + beside “Other calendars”, choose From URL and paste the address; your phone then shows it too.",
    refreshes: "every 4 to 24 hours, and it cannot be made to hurry.",
  },
  {
    name: "Outlook.com, Microsoft 365 and the new Outlook",
    how: "Choose Add calendar, then Subscribe from web, and paste the address.",
    refreshes: "every few hours, on some days only once.",
  },
  {
    name: "Classic Outlook for Windows",
    how: "Choose File, Account Settings, Internet Calendars, New, and paste the address.",
    refreshes: "about once an hour while Outlook is open.",
  },
  {
    name: "Thunderbird",
    how: "Choose New Calendar, On the Network, and paste the address.",
    refreshes: "every 30 minutes, or as you set it in the calendar’s properties.",
  },
  {
    name: "Android with ICSx⁵ (also from DAVx⁵)",
    how: "Press +, paste the address, and your calendar app shows the meetings.",
    refreshes: "as often as you choose in the app: once an hour is good.",
  },
];

/** How each calendar app subscribes, in a sentence, and how soon it then notices a change. */
export function CalendarApps() {
  return (
    <dl className="border-b border-rule">
      {APPS.map(({ name, how, refreshes }) => (
        <div
          key={name}
          className="grid break-inside-avoid gap-x-8 border-t border-rule py-3 first:border-t-2 first:border-ink sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:items-baseline"
        >
          <dt className="headline text-lg">{name}</dt>
          <dd>
            <p>{how}</p>
            <p className="text-quiet">Looks for changes: {refreshes}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
