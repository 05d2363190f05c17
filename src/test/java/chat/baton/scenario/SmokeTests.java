package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.*;
import chat.baton.core.*;
import chat.baton.handover.*;
import java.time.Instant;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Scenario
class SmokeTests {
    @Autowired Conversations conversations;
    @Autowired Handover handover;
    @Autowired JdbcClient jdbc;
    CustomerRef anna = new CustomerRef(MerchantId.of("demo"), "messenger", "demo", "anna");
    void says(String t) { conversations.receive(new Inbound(anna, null, Instant.now(), Content.text(t))); show(); }
    int shown = 0;
    void show() {
        var c = conversations.find(anna).orElseThrow();
        for (var m : conversations.messages(c.id(), shown)) { System.err.println("   " + m.author().kind() + ": " + m.content().asText().replace("\n", " | ") + "  [" + m.flow() + "/" + m.step() + "]"); shown = m.number(); }
        System.err.println("   == " + c.holder() + " place " + c.place());
    }
    @Test void smoke() {
        says("LAMP");
        for (var t : List.of("1","2","Anna Meier","anna@example.com","030 901820","Main Street 5, 10115 Berlin","standard")) says(t);
        var c = conversations.find(anna).orElseThrow();
        handover.takeOver(c.id(), AgentId.of("agent-1")); show();
        says("hello?");
        handover.transfer(c.id(), AgentId.of("agent-1"), new TransferAction.Resume()); show();
        says("confirm");
        says("hm");
        System.err.println(jdbc.sql("select number,status from customer_order").query().listOfRows());
        says("stop");
        System.err.println(jdbc.sql("select number,status from customer_order").query().listOfRows());
        says("gibberish"); says("more gibberish");
        handover.takeOver(c.id(), AgentId.of("agent-1")); show();
        handover.transfer(c.id(), AgentId.of("agent-1"), new TransferAction.StartFlow("size-guide")); show();
        says("help"); 
        handover.takeOver(c.id(), AgentId.of("agent-2")); show();
        handover.transfer(c.id(), AgentId.of("agent-2"), new TransferAction.StartProduct("SHIRT")); show();
        says("help"); 
        handover.takeOver(c.id(), AgentId.of("agent-2")); show();
        handover.transfer(c.id(), AgentId.of("agent-2"), new TransferAction.Stop()); show();
    }
}
