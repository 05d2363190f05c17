/** WhatsApp Cloud API, both directions. */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.whatsapp;
