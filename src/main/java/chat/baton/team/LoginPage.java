package chat.baton.team;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in, for all pages and for the engine's web applications. */
@Controller
class LoginPage {

    @GetMapping("/login")
    String show(
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestParam(name = "goodbye", required = false) @Nullable String goodbye,
            Model model) {
        model.addAttribute("refused", error != null);
        model.addAttribute("goodbye", goodbye != null);
        return "team/login";
    }
}
