package chat.baton.sandbox;

import chat.baton.payment.Payment;
import chat.baton.payment.Payments;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plays the page on which a buyer pays. No money moves. */
@Controller
@InSandbox
class PaymentPage {

    private final Payments payments;
    private final PaymentProvider provider;

    PaymentPage(Payments payments, PaymentProvider provider) {
        this.payments = payments;
        this.provider = provider;
    }

    @GetMapping("/sandbox/pay/{token}")
    String page(@PathVariable String token, Model model) {
        var payment = payment(token);
        model.addAttribute("payment", payment);
        model.addAttribute("amount", payment.amount().format(Locale.UK));
        return "sandbox/pay";
    }

    @PostMapping("/sandbox/pay/{token}/pay")
    String pay(@PathVariable String token) {
        return report(token, "paid");
    }

    @PostMapping("/sandbox/pay/{token}/fail")
    String fail(@PathVariable String token) {
        return report(token, "failed");
    }

    /** Who goes away tells nobody, so nothing is reported; the link can still be used. */
    @PostMapping("/sandbox/pay/{token}/abandon")
    String abandon(@PathVariable String token, RedirectAttributes next) {
        next.addFlashAttribute("left", true);
        return backTo(payment(token));
    }

    private String report(String token, String result) {
        var payment = payment(token);
        if (payment.status().isPayable()) {
            provider.report(token, result);
        }
        return backTo(payment);
    }

    private static String backTo(Payment payment) {
        return "redirect:/sandbox/pay/" + payment.token();
    }

    private Payment payment(String token) {
        return payments.byToken(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
