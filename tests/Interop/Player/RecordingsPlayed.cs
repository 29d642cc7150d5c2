using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Player;

/// <summary>The player in a real browser, by keyboard alone: what is heard, what is seen, and that both come together.</summary>
public sealed class RecordingsPlayed
{
    /// <summary>How far a picture may be from its sound, in milliseconds.</summary>
    private const double Together = 50;

    [Fact]
    public async Task By_keyboard_alone_every_task_speed_and_voice_is_found_and_the_picture_keeps_to_the_sound()
    {
        await using var server = new ServerProcess();
        var recording = await FlashingRecording.LayAsync(server.Folder);
        await server.StartAsync();
        await recording.AdmitAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browser.LaunchAsync(playwright, server.Address, strict: false);
        await PlayerProbe.PrepareAsync(browser.Context);
        var page = await SignInPage.EnterAsync(browser.Context, "technician", "/technician");
        await page.GotoAsync(recording.Page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Слушать" }).WaitForAsync();
        (await Accessibility.ViolationsAsync(page)).Should().BeEmpty();

        // From the beginning, then the third task.
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync(" ");
        var probe = new PlayerProbe(page);
        await probe.StartAsync();
        await IsTogetherAsync("at first", page, probe, "2", rate: 1);
        await page.Keyboard.PressAsync("3");
        (await PlaceAsync(page)).Should().BeInRange(30, 31);
        await IsTogetherAsync("after a jump", page, probe, "3", rate: 1);

        // Each speed keeps the pitch and the picture.
        await page.Keyboard.PressAsync("+");
        await IsTogetherAsync("faster", page, probe, "3", rate: 1.25);
        await page.Keyboard.PressAsync("+");
        await IsTogetherAsync("fastest", page, probe, "3", rate: 1.5);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await page.Keyboard.PressAsync("-");
        }

        var slow = await IsTogetherAsync("slower", page, probe, "3", rate: 0.75);
        await page.Keyboard.PressAsync("+");

        // Both voices are in both ears; the slider raises one over the other.
        slow.Participant.Should().OnlyContain(b => Math.Abs(b.Left - b.Right) < 0.01);
        var even = Ratio(slow);
        await page.GetByLabel("Громкость: участник или собеседник").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        (Ratio(await probe.ListenAsync(1.4)) - even).Should().BeGreaterThan(12, "the participant is louder by 24 dB, of which the limiter takes some");
        await page.Keyboard.PressAsync("End");
        (Ratio(await probe.ListenAsync(1.4)) - even).Should().BeLessThan(-12);
        (await Accessibility.ViolationsAsync(page)).Should().BeEmpty();

        // What is missing is named, and can be gone to.
        await page.GetByText("Нет звука: 1 место").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        (await PlaceAsync(page)).Should().BeInRange(43, 44);
        (await Accessibility.ViolationsAsync(page)).Should().BeEmpty();
        browser.Complaints.Should().BeEmpty();
    }

    /// <summary>Listens, and once more from the task of <paramref name="key"/>: a browser without a graphics card shows frames late while the machine is busy.</summary>
    private static async Task<PlayedPiece> IsTogetherAsync(string when, IPage page, PlayerProbe probe, string key, double rate)
    {
        var piece = await probe.ListenAsync(3.6);
        if (piece.Lateness.Count > 0 && Math.Abs(piece.MedianLateness) > Together)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{when}, heard once more: {piece}");
            await page.Keyboard.PressAsync(key);
            piece = await probe.ListenAsync(3.6);
        }

        IsTogether(when, piece, rate);
        return piece;
    }

    private static void IsTogether(string when, PlayedPiece piece, double rate)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{when}: {piece}");
        piece.Participant.Should().HaveCountGreaterThan(1, "{0}: its pitch is kept: {1}", when, piece);
        piece.Participant.Should().OnlyContain(b => Math.Abs(b.Hertz - FlashingRecording.ParticipantTone) < 30, "{0}", when);
        piece.Interval.Should().BeApproximately(1000 / rate, 30, "{0}", when);
        piece.Lateness.Should().HaveCountGreaterThan(2, "{0}: {1}", when, piece);
        piece.MedianLateness.Should().BeInRange(-Together, Together, "{0}: {1}", when, piece);
    }

    /// <summary>By how many decibels the participant is louder than the interlocutor.</summary>
    private static double Ratio(PlayedPiece piece)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"balance: {piece}");
        return 20 * Math.Log10(piece.Participant.Max(b => b.Left) / piece.Interlocutor.Max(b => b.Left));
    }

    private static Task<double> PlaceAsync(IPage page) => page.EvaluateAsync<double>("() => document.querySelector('audio.player').currentTime");
}
