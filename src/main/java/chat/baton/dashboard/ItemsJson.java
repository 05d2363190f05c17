package chat.baton.dashboard;

import java.util.List;

/** A list, in an object so that more can be said about it later. */
record ItemsJson<T>(List<T> items) {}
