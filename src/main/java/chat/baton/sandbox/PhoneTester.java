package chat.baton.sandbox;

import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Makes the customer somebody who tries out drafts of flows. */
@InSandbox
@RestController
class PhoneTester {

    private final Phones phones;
    private final Conversations conversations;

    PhoneTester(Phones phones, Conversations conversations) {
        this.phones = phones;
        this.conversations = conversations;
    }

    /** @throws ResponseStatusException 404 before they wrote */
    @PostMapping("/sandbox/phone/{channel}/{customer}/tools/tester")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tester(@PathVariable String channel, @PathVariable String customer, @RequestBody Tester wanted) {
        phones.of(channel, customer);
        var known = new CustomerRef(MerchantId.of(DemoAccount.NAME), channel, DemoAccount.NAME, customer);
        var conversation = conversations
                .find(known)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing was written yet"));
        conversations.tests(conversation.id(), wanted.tester());
    }

    record Tester(boolean tester) {}
}
