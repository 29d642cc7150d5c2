using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Cabinet;

/// <summary>A rehearsal as a school holds it before an exam that is planned already: begun from the cabinet, held on the real places of work, thrown away.</summary>
public sealed class WholeRehearsal
{
    private const string StandIn = "Учебный Участник 1";

    [Fact(Explicit = true), Trait("Long", "cabinet")]
    public Task A_rehearsal_is_a_whole_day_that_leaves_nothing_to_the_exam() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("rehearsal");
        var cabinet = await OrganizerPage.OpenAsync((await room.BrowserAsync(permissions: [])).Context, "Репетиция");

        // The demo's own day is a rehearsal, too: it makes room for the exam and for another one.
        await EndAsync(cabinet);
        await PlanExamAsync(cabinet);
        var before = await PapersAsync(cabinet);
        before.Should().NotBeEmpty().And.OnlyContain(text => !text.Contains("РЕПЕТИЦИЯ", StringComparison.Ordinal));

        var link = await BeginAsync(cabinet);
        await gallery.TakeAsync("rehearsal", cabinet.Window);
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var expert = await room.ExpertAsync();
        var participant = await ParticipantPage.OpenAsync((await room.BrowserAsync(room.ParticipantSpeech)).Context, link);
        foreach (var page in (IPage[])[technician.Window, station.Window, expert.Window, participant.Window])
        {
            await page.GetByText("Всё как на экзамене, но ничего не засчитывается.").First.WaitForAsync();
        }

        await participant.PassPreCheckAsync("напрямую");
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        await Course.WalkToAsync(station, participant, Course.First, "Завершение");
        await station.FinishAsync();
        await participant.ConfirmRecordingAsync();
        await expert.SeeProtocolOfAsync(StandIn);
        await expert.ClaimAsync();
        await expert.GiveHighestScoresAsync();
        await expert.SignAsync();
        Recordings(room).Should().NotBeEmpty();

        // Its papers say what they are, and the exam's know nothing of it.
        await cabinet.GoToAsync("Готовность");
        await cabinet.Window.GetByLabel("Показать").SelectOptionAsync("all");
        await Assertions.Expect(cabinet.Row(StandIn)).ToContainTextAsync("голос");
        await cabinet.GoToAsync("Закрытие");
        await cabinet.SeeAsync("Репетицию не закрывают");
        await gallery.TakeAsync("rehearsal-closing", cabinet.Window);
        var own = await PapersAsync(cabinet);
        own.Should().OnlyContain(text => text.Contains("РЕПЕТИЦИЯ", StringComparison.Ordinal)).And.Contain(text => text.Contains(StandIn, StringComparison.Ordinal) && text.Contains("7 6 7 20", StringComparison.Ordinal));
        // The days stand in the order of their dates.
        await cabinet.Window.Locator(".day-choice").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        (await PapersAsync(cabinet)).Should().BeEquivalentTo(before);
        foreach (var section in (string[])["Участники", "Личные ссылки"])
        {
            await cabinet.GoToAsync(section);
            await cabinet.SettleAsync();
            await Assertions.Expect(cabinet.Row("Орлова")).ToHaveCountAsync(1);
            await Assertions.Expect(cabinet.Row("Учебный")).ToHaveCountAsync(0);
        }

        // Thrown away: no recording, no day, nobody of it; the exam stands as it did.
        await cabinet.GoToAsync("Репетиция");
        await EndAsync(cabinet);
        await Assertions.Expect(cabinet.Window.Locator(".day-choice")).ToHaveCountAsync(0, new() { Timeout = 45_000 });
        await gallery.TakeAsync("rehearsal-ended", cabinet.Window);
        Recordings(room).Should().BeEmpty();
        (await PapersAsync(cabinet)).Should().BeEquivalentTo(before);
        gallery.Violations.Should().BeEmpty();
    });

    private static async Task EndAsync(OrganizerPage cabinet)
    {
        await cabinet.PressAsync("Закончить и удалить");
        await cabinet.AnswerAsync("Закончить и удалить");
        await cabinet.SeeAsync("Репетиция закончена, её записи удалены.");
    }

    private static async Task PlanExamAsync(OrganizerPage cabinet)
    {
        await cabinet.GoToAsync("График");
        await cabinet.PressAsync("Назначить день");
        await cabinet.FillAsync("Дата", DateTimeOffset.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await cabinet.AnswerAsync("Назначить день");
        await cabinet.PressAsync("Составить график");
        await cabinet.AnswerAsync("Посмотреть");
        await cabinet.AnswerAsync("Записать график");
        await cabinet.DialogGoneAsync();
        await Assertions.Expect(cabinet.Window.Locator(".schedule-table tbody tr")).ToHaveCountAsync(4);
    }

    /// <summary>In two presses, and one for the link of a made-up pupil.</summary>
    private static async Task<string> BeginAsync(OrganizerPage cabinet)
    {
        await cabinet.GoToAsync("Репетиция");
        await cabinet.PressAsync("Начать репетицию");
        await cabinet.AnswerAsync("Начать");
        await cabinet.Window.GetByRole(AriaRole.Button, new() { Name = $"Показать ссылку: {StandIn}" }).ClickAsync();
        return await cabinet.Window.Locator(".stand-in-url").InnerTextAsync();
    }

    /// <summary>The words of every paper of the day that is chosen at the top.</summary>
    private static async Task<IReadOnlyList<string>> PapersAsync(OrganizerPage cabinet)
    {
        await cabinet.GoToAsync("Бумаги");
        var links = cabinet.Window.Locator(".papers a");
        await links.First.WaitForAsync();
        await cabinet.SettleAsync();
        var papers = new List<string>();
        foreach (var link in await links.AllAsync())
        {
            papers.Add(string.Join(' ', (await PdfText.BehindAsync(cabinet.Window, link)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        return papers;
    }

    private static string[] Recordings(ExamRoom room)
    {
        var folder = Path.Combine(room.Server.Folder, "recordings");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }
}
