using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Cabinet;

/// <summary>A school's exam day from its first list to the date until which its papers are kept, as one person leads it from the page alone.</summary>
public sealed class WholeCabinet
{
    private const string Orlova = "Орлова Анна Дмитриевна";
    private const string Belyaev = "Беляев Кирилл Олегович";
    private const string Garipova = "Гарипова Алина Рустамовна";
    private const string Zhuravlyov = "Журавлёв Матвей Ильич";

    [Fact(Explicit = true), Trait("Long", "cabinet")]
    public Task An_organizer_leads_a_day_from_an_empty_school_to_the_term_of_its_papers() => ExamRoom.HoldAsync(async room =>
    {
        var gallery = new Gallery("cabinet");
        var school = await NewSchool.MakeAsync(room.Server);
        var cabinet = await school.EnterAsync(room);
        var sections = new Sections(cabinet, gallery);
        await cabinet.SettleAsync();
        await gallery.TakeAsync("empty-school", cabinet.Window);

        // Before the day.
        var preparation = new Preparation(cabinet, school);
        await preparation.ImportAsync();
        await preparation.AddAuditoriumAsync();
        var interlocutor = await preparation.AppointAsync("Соколова Елена Викторовна", "interlocutor");
        var expert = await preparation.AppointAsync("Морозова Ирина Павловна", "expert", "checking");
        var technician = await preparation.AppointAsync("Лебедев Антон Сергеевич", "technician");
        var head = await preparation.AppointAsync("Васильев Пётр Андреевич", "schoolHead");
        await preparation.PlanAsync();
        var links = await preparation.PrintLinksAsync();
        await preparation.BringKimAsync(room.Server);
        await sections.SeeAsync("Участники", "Аудитории", "Комиссии", "Помощники", "Личные ссылки", "График", "Репетиция", "Готовность", "КИМ", "Регламент", "Памятки");

        // The day.
        var day = new HeldDay(room, links, technician, interlocutor, expert);
        await day.OpenAsync();
        await cabinet.GoToAsync("День экзамена");
        await MarkAbsentAsync(cabinet, Belyaev);
        await day.BeginAsync("Орлова");
        await Assertions.Expect(cabinet.Window.Locator(".day-rooms li").First).ToContainTextAsync(Orlova);
        await Assertions.Expect(cabinet.Window.Locator(".day-rooms li").First).ToContainTextAsync(Course.First);
        await sections.SeeAsync("День экзамена");
        await day.FinishAsync();
        await day.RemoveAsync("Гарипова");
        await cabinet.Window.GetByRole(AriaRole.Link, new() { Name = "ИС-09" }).WaitForAsync();

        // What is missing keeps the day open.
        await cabinet.GoToAsync("Закрытие");
        await cabinet.Window.GetByRole(AriaRole.Link, new() { Name = $"Исправить: {Orlova}" }).First.WaitForAsync();
        await Assertions.Expect(cabinet.Window.GetByText("Протокол эксперта не начат.")).ToHaveCountAsync(2);
        await Assertions.Expect(cabinet.Window.GetByRole(AriaRole.Button, new() { Name = "Закрыть экзамен" })).ToBeDisabledAsync();
        await sections.SeeAsync("Закрытие", "Оценивание");
        await day.SignAsync("Орлова", "Гарипова");
        await cabinet.GoToAsync("Закрытие");
        await cabinet.Window.GetByRole(AriaRole.Button, new() { Name = $"Отметить неявку: {Zhuravlyov}" }).ClickAsync();
        await DecideAsync(cabinet);
        await cabinet.SeeAsync("Всё готово к закрытию");
        await cabinet.PressAsync("Закрыть экзамен");
        await cabinet.AnswerAsync("Да, закрыть");
        await cabinet.SeeAsync("Экзамен закрыт");

        // After it.
        var after = new Aftermath(cabinet, school);
        await after.ReadPapersAsync(Orlova, Garipova, absent: [Belyaev, Zhuravlyov]);
        await after.ApproveResultsAsync(Orlova);
        await sections.SeeAsync("День экзамена", "Закрытие", "Бумаги", "Результаты", "Перепроверка", "Хранение");
        await cabinet.SeeAsync("Хранить по");
        await TheHeadWatchesAsync(room, head, gallery);
        string.Join('\n', gallery.Violations).Should().BeEmpty();
        room.Complaints.Should().NotContain(complaint => complaint.StartsWith("exception", StringComparison.Ordinal));
    });

    /// <summary>Made-up voices make a doubtful recording now and then; somebody has to decide about it before the day is closed.</summary>
    private static async Task DecideAsync(OrganizerPage cabinet)
    {
        var stands = cabinet.Window.GetByRole(AriaRole.Button, new() { Name = "Запись подходит" });
        await cabinet.Window.GetByText("Всё готово к закрытию").Or(stands).First.WaitForAsync();
        if (await stands.IsVisibleAsync())
        {
            await stands.ClickAsync();
        }
    }

    private static async Task MarkAbsentAsync(OrganizerPage cabinet, string name)
    {
        await cabinet.Window.GetByRole(AriaRole.Button, new() { Name = $"Отметить «Н»: {name}" }).ClickAsync();
        await cabinet.Window.GetByLabel("Показать").SelectOptionAsync("all");
        await Assertions.Expect(cabinet.Row(name)).ToContainTextAsync("не явился («Н»)");
    }

    /// <summary>The head sees how the day went and marks nothing; the closing is his as well.</summary>
    private static async Task TheHeadWatchesAsync(ExamRoom room, (string UserName, string Password) head, Gallery gallery)
    {
        var cabinet = new OrganizerPage(await SignInPage.EnterFirstAsync((await room.BrowserAsync(permissions: [])).Context, head.UserName, head.Password, "/organizer"));
        await cabinet.GoToAsync("День экзамена");
        await cabinet.SeeAsync("Завершили 4 из 4");
        await cabinet.Window.GetByLabel("Показать").SelectOptionAsync("all");
        await Assertions.Expect(cabinet.Row(Belyaev)).ToContainTextAsync("«Н»");
        await Assertions.Expect(cabinet.Window.GetByRole(AriaRole.Button, new() { Name = "Н»" })).ToHaveCountAsync(0);
        await gallery.TakeAsync("head-day", cabinet.Window);
        await cabinet.GoToAsync("Закрытие");
        await cabinet.Window.GetByRole(AriaRole.Button, new() { Name = "Открыть снова" }).WaitForAsync();
        await gallery.TakeAsync("head-closing", cabinet.Window);
    }
}
