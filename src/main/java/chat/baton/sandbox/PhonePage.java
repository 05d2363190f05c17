package chat.baton.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A customer's phone, to try everything without any account. */
@InSandbox
@Controller
class PhonePage {

    private final Phones phones;

    PhonePage(Phones phones) {
        this.phones = phones;
    }

    /** Anna's, unless another customer's id is in the address: several tabs are several customers. */
    @GetMapping("/sandbox")
    String phone(@RequestParam(required = false) @Nullable String psid, Model model) {
        var persona = psid != null && Persona.isPsid(psid) ? Persona.of(psid) : Persona.ANNA;
        model.addAttribute("persona", persona);
        model.addAttribute("known", Persona.KNOWN);
        model.addAttribute("stranger", !Persona.KNOWN.contains(persona));
        return "sandbox/phone";
    }

    @GetMapping("/sandbox/phone")
    String newCustomer() {
        return "redirect:/sandbox?psid=" + Persona.stranger().psid();
    }

    @ResponseBody
    @GetMapping(path = "/sandbox/phone/{psid}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @PathVariable String psid,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String after) {
        return phones.of(psid).screen().open(after);
    }

    /** The same as one list, for tests and curl. */
    @ResponseBody
    @GetMapping("/sandbox/phone/{psid}/history")
    List<ObjectNode> history(@PathVariable String psid) {
        return phones.of(psid).screen().history();
    }
}
