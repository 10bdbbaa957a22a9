import { describe, expect, it } from "vitest";
import { parseCoordinates } from "#lib/venues/coordinates.ts";
import { venueInput } from "#lib/venues/input.ts";
import { formatMapPlace, readMapPlace } from "#lib/venues/map-link.ts";
import { mapUrl } from "#lib/venues/map-url.ts";

const base = { groupId: "g", name: "Hall" };

describe("parseCoordinates", () => {
  const here = { latitude: 51.5254, longitude: -0.1243 };
  it.each([
    "51.5254, -0.1243",
    "51.5254,-0.1243",
    "51.5254 -0.1243",
    "51.5254° N, 0.1243° W",
    "geo:51.5254,-0.1243?z=17",
    "https://www.openstreetmap.org/?mlat=51.5254&mlon=-0.1243#map=17/51.6/-0.2",
    "https://www.openstreetmap.org/#map=17/51.5254/-0.1243",
    "https://www.google.com/maps/place/X/@51.6,-0.2,17z/data=!3m1!4b1!3d51.5254!4d-0.1243",
    "https://www.google.com/maps/@51.5254,-0.1243,17z",
    "https://maps.google.com/?q=51.5254,-0.1243",
    "https://www.google.com/maps/search/?api=1&query=51.5254%2C-0.1243",
    "https://maps.apple.com/?ll=51.5254,-0.1243&q=Hall",
    "https://www.bing.com/maps?cp=51.5254~-0.1243",
    "The hall\ngeo:51.5254,-0.1243",
    "geo:0,0?q=51.5254,-0.1243(The+hall)",
    "https://osmand.net/map?pin=51.5254,-0.1243#16/51.52/-0.12",
    "https://share.here.com/l/51.5254,-0.1243,The%20hall?z=15",
  ])("finds the place in %s", (text) => expect(parseCoordinates(text)).toEqual(here));

  it.each([
    ["90, 180", { latitude: 90, longitude: 180 }],
    ["-90, -180", { latitude: -90, longitude: -180 }],
    ["51.5, 0", { latitude: 51.5, longitude: 0 }],
    ["0, 6.7", { latitude: 0, longitude: 6.7 }],
    ["33.9° S, 151.2° E", { latitude: -33.9, longitude: 151.2 }],
  ])("finds the place in %s at the edges", (text, there) => {
    expect(parseCoordinates(text)).toEqual(there);
    expect(readMapPlace(text)).toEqual({ ...there, mapLink: null });
    expect(formatMapPlace({ ...there, mapLink: null })).toBe(
      `${there.latitude}, ${there.longitude}`,
    );
  });

  it.each([
    "",
    "91, 0",
    "0, 181",
    "0, 0",
    "geo:0,0?q=62+Marchmont+Street",
    "https://waze.com/ul?ll=0,0",
    "https://maps.app.goo.gl/abc",
    "62 Marchmont Street",
  ])("finds none in %j", (text) => expect(parseCoordinates(text)).toBeNull());
});

describe("a place on the map", () => {
  it.each([
    ["https://maps.app.goo.gl/abc123", "https://maps.app.goo.gl/abc123"],
    [
      "Marchmont Centre\nhttps://maps.app.goo.gl/abc123?g_st=ic",
      "https://maps.app.goo.gl/abc123?g_st=ic",
    ],
    ["http://goo.gl/maps/abc", "https://goo.gl/maps/abc"],
    ["maps.app.goo.gl/abc", "https://maps.app.goo.gl/abc"],
    ["It is here (https://maps.app.goo.gl/abc).", "https://maps.app.goo.gl/abc"],
    [
      "https://www.google.com/maps/place/Hall_(London)",
      "https://www.google.com/maps/place/Hall_(London)",
    ],
    ["https://omaps.app/o4MrxqTNb1/Hall", "https://omaps.app/o4MrxqTNb1/Hall"],
    ["https://waze.com/ul/hgcpvj0", "https://waze.com/ul/hgcpvj0"],
    [
      "https://maps.apple.com/?address=62+Marchmont+Street",
      "https://maps.apple.com/?address=62+Marchmont+Street",
    ],
    ["https://maps.apple/p/abc", "https://maps.apple/p/abc"],
    ["https://www.google.co.uk/maps/place/Hall", "https://www.google.co.uk/maps/place/Hall"],
  ])("is the link of a map in %j", (text, mapLink) => {
    const mapPlace = { latitude: null, longitude: null, mapLink };
    expect(venueInput.parse({ ...base, mapPlace: text }).mapPlace).toEqual(mapPlace);
    expect(formatMapPlace(mapPlace)).toBe(mapLink);
  });

  it.each([
    "https://osm.org/go/euu4l3OvG?m=",
    "https://www.openstreetmap.org/go/euu4l3OvG--",
    "Where we meet: https://osm.org/go/euu4l3OvG",
  ])("is what %j spells out", (text) => {
    const place = readMapPlace(text);
    expect(place?.latitude).toBeCloseTo(51.5254, 2);
    expect(place?.longitude).toBeCloseTo(-0.1243, 2);
    expect(place?.mapLink).toBeNull();
    // To five places, a metre or so.
    expect(String(place?.longitude)).toMatch(/^-0\.\d{1,5}$/);
  });

  it("is a map’s by what is asked of its front page", () => {
    const link = "https://maps.google.com/?cid=9";
    expect(readMapPlace(link)?.mapLink).toBe(link);
    expect(readMapPlace("https://maps.google.com/?")).toBeNull();
  });

  it("is nothing where only half of it is known", () => {
    expect(formatMapPlace({ latitude: 51.5, longitude: null, mapLink: null })).toBe("");
    expect(formatMapPlace({ latitude: null, longitude: 0, mapLink: null })).toBe("");
  });

  it.each([
    "https://evil.example/maps.app.goo.gl/abc",
    "https://maps.app.goo.gl.evil.example/abc",
    "https://maps.app.goo.gl",
    "https://me@maps.app.goo.gl/abc",
    "https://maps.app.goo.gl:8443/abc",
    "me@maps.app.goo.gl/abc",
    "https://waze.com/about",
    "https://www.google.com/search?q=hall",
    "javascript:alert(1)//maps.app.goo.gl/a",
  ])("is not %j", (text) => expect(readMapPlace(text)).toBeNull());

  it("leads to the map", () => {
    const where = { name: "Hall", address: "", locality: "London", postcode: "" };
    const nowhere = { latitude: null, longitude: null, mapLink: null };
    const mapLink = "https://maps.app.goo.gl/abc";
    expect(mapUrl({ ...where, ...nowhere, mapLink })).toBe(mapLink);
    expect(mapUrl({ ...where, ...nowhere })).toContain("search?query=Hall%2C%20London");
    // No map knows a name alone.
    const name = { name: "Hall", address: "", locality: "", postcode: "" };
    expect(mapUrl({ ...name, ...nowhere })).toBeNull();
    expect(mapUrl({ ...name, ...nowhere, mapLink })).toBe(mapLink);
    expect(mapUrl({ ...name, ...nowhere, postcode: "WC1N 1AB" })).toContain("WC1N");
  });
});

describe("venueInput", () => {
  it("drops rooms without a word and asks for the name of others", () => {
    const rooms = [
      { id: "", name: "Upstairs", capacity: "40", accessNotes: "" },
      { id: "", name: "", capacity: "", accessNotes: "" },
    ];
    expect(venueInput.parse({ ...base, rooms }).rooms).toEqual([
      { id: "", name: "Upstairs", capacity: 40, accessNotes: "" },
    ]);
    const error = venueInput.safeParse({ ...base, rooms: [rooms[0], { capacity: "9" }] }).error;
    expect(error?.issues[0]).toMatchObject({
      path: ["rooms", 1, "name"],
      message: "Enter the room’s name.",
    });
  });

  it("refuses two rooms of one name", () => {
    const error = venueInput.safeParse({ ...base, rooms: [{ name: "A" }, { name: "a" }] }).error;
    expect(error?.issues[0]?.path).toEqual(["rooms", 1, "name"]);
  });

  it("knows its countries", () => {
    expect(venueInput.parse({ ...base, country: "gb" }).country).toBe("GB");
    expect(venueInput.safeParse({ ...base, country: "XX" }).success).toBe(false);
  });

  it("refuses a place that is nowhere", () => {
    expect(venueInput.safeParse({ ...base, mapPlace: "here" }).success).toBe(false);
    expect(venueInput.parse({ ...base, mapPlace: "" }).mapPlace).toBeNull();
  });
});
