/** Plays WhatsApp: customers' phones and the Cloud API. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.whatsapp;
