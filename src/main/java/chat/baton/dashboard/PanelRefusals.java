package chat.baton.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What a part of the page is answered with when it is refused: a sentence that says why. */
@ControllerAdvice(assignableTypes = {TranscriptPanel.class, ComposerPanel.class})
class PanelRefusals {

    /** @throws RuntimeException the fault itself, when it is none that a person can do something about */
    @ExceptionHandler
    String on(RuntimeException fault, HttpServletResponse answer, Model model) {
        var refusal = Refusal.of(fault);
        answer.setStatus(refusal.status().value());
        model.addAttribute("refused", refusal.why());
        return "dashboard/composer :: refusal";
    }
}
