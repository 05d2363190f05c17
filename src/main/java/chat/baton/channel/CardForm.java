package chat.baton.channel;

/**
 * How a channel shows cards side by side.
 *
 * @param cards       the most in one message
 * @param buttons     the most on a card
 * @param title       the longest title of a card
 * @param subtitle    the longest text below it
 * @param buttonTitle the longest title of a button
 * @param value       the longest value that comes back
 */
public record CardForm(int cards, int buttons, int title, int subtitle, int buttonTitle, int value) {}
