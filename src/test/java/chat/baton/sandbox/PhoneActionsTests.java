package chat.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.http.Request;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** With a channel that is none of ours. */
class PhoneActionsTests {

    private final Pigeon pigeon = new Pigeon();
    private final Stage stage = new Stage(pigeon, "coop:7", set -> List.of(new Loft(pigeon, set.arrivals)));

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aGestureLeavesAsTheChannelSaysIt() throws Exception {
        stage.gesture("{'gesture':'text','text':'Coo'}")
                .andExpect(jsonPath("$.status").value(200));
        assertThat(bodies()).containsExactly("coop:7: Coo");
        assertThat(stage.received().get(0).getUrl()).isEqualTo("/hooks/pigeon/demo");
        stage.history()
                .andExpect(jsonPath("$[0].kind").value("message"))
                .andExpect(jsonPath("$[0].from").value("customer"))
                .andExpect(jsonPath("$[0].parts[0].kind").value("text"))
                .andExpect(jsonPath("$[1].kind").value("status"));
    }

    @Test
    void aGestureTheChannelDoesNotReportIsNone() throws Exception {
        stage.gesture("{'gesture':'thumbs-up'}").andExpect(status().isBadRequest());
        stage.gesture("{'gesture':'somersault'}").andExpect(status().isBadRequest());
        stage.tool("colleague", "{'text':'Kim here'}").andExpect(status().isBadRequest());
        stage.history().andExpect(jsonPath("$.length()").value(0));
        stage.posts("/read", "{'upTo':5000}").andExpect(status().isNoContent());
        assertThat(stage.received()).isEmpty();
    }

    @Test
    void aForgeryIsTheChannelsOwn() throws Exception {
        stage.tool("forgery", "{}");
        assertThat(stage.received().get(0).getHeader("X-Ring")).isEqualTo("forged");
    }

    @Test
    void aBlockedShopCanTellUntilTheCustomerWrites() throws Exception {
        stage.gesture("{'gesture':'unfollow'}");
        send().andExpect(status().isOk()).andExpect(content().string("away"));
        stage.gesture("{'gesture':'text','text':'Back'}");
        send().andExpect(content().string("perched"));
    }

    @Test
    void faultsAreToldInTheProvidersWords() throws Exception {
        stage.tool("faults", "{'fault':'RATE_LIMIT','sends':1}");
        send().andExpect(status().isTooManyRequests()).andExpect(header().string("Retry-After", "60"));
        stage.tool("faults", "{'fault':'EXPIRED_TOKEN','sends':1}");
        send().andExpect(status().isUnauthorized()).andExpect(jsonPath("$.coo").value("ring expired"));
        send().andExpect(status().isOk());
    }

    @Test
    void phonesBelongToOneChannelAndItsCustomers() throws Exception {
        stage.mvc.perform(get("/sandbox/phone/owl/coop:7/history")).andExpect(status().isNotFound());
        stage.mvc.perform(get("/sandbox/phone/pigeon/anna/history")).andExpect(status().isNotFound());
        stage.mvc
                .perform(get("/sandbox/phone/pigeon"))
                .andExpect(redirectedUrlPattern("/sandbox?channel=pigeon&customer=coop*"));
    }

    private ResultActions send() throws Exception {
        return stage.mvc.perform(post("/sandbox/api/pigeon"));
    }

    private List<String> bodies() {
        return stage.received().stream().map(Request::getBodyAsString).toList();
    }

    /** The pigeon's provider. */
    @RestController
    static class Loft {

        private final Pigeon pigeon;
        private final Arrivals arrivals;

        Loft(Pigeon pigeon, Arrivals arrivals) {
            this.pigeon = pigeon;
            this.arrivals = arrivals;
        }

        @PostMapping("/sandbox/api/pigeon")
        String send() {
            return arrivals.send(pigeon, "coop:7", phone -> {
                phone.show(Shown.Message.fromShop(
                        pigeon.messageId(), Instant.EPOCH, List.of(new Part.Text("Corn?")), List.of()));
                return phone.left() ? "away" : "perched";
            });
        }
    }
}
