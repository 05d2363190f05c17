/** What the stand-ins of Meta's channels have in common: signature, errors, token; and the Send API two of them share. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.meta;
