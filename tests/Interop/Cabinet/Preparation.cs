using System.Text;
using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Cabinet;

/// <summary>Everything that an organizer does before the day, from the page alone: by clicks, and where forms are filled in by the keyboard.</summary>
public sealed class Preparation(OrganizerPage cabinet, NewSchool school)
{
    private const string KimPassword = "пароль-дня";

    private const string Head = "Фамилия;Имя;Отчество;Класс;Дата рождения;Вид документа;Серия;Номер;Доп. время;Согласие\r\n";

    private const string People = """
        Орлова;Анна;Дмитриевна;9А;01.03.2010;Паспорт гражданина РФ;4512;100001;;да
        Беляев;Кирилл;Олегович;9А;02.03.2010;Паспорт гражданина РФ;4512;100002;;да
        Гарипова;Алина;Рустамовна;9Б;03.03.2010;Паспорт гражданина РФ;4513;100003;;да
        Журавлёв;Матвей;Ильич;9Б;{0}.03.2010;Паспорт гражданина РФ;4513;100004;;да

        """;

    private IPage Window => cabinet.Window;

    /// <summary>A list with a date that no calendar has: its cell is named, nothing is written; mended, it is.</summary>
    public async Task ImportAsync()
    {
        await cabinet.GoToAsync("Участники");
        await cabinet.PressAsync("Загрузить список");
        await ChooseListAsync("41");
        await cabinet.SeeAsync("Пока ничего не записано: нужно исправить 1 строку");
        var fault = cabinet.Dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "41.03.2010" });
        await Assertions.Expect(fault).ToContainTextAsync("Дата рождения");
        await Assertions.Expect(fault.GetByRole(AriaRole.Rowheader)).ToContainTextAsync("E5");
        await Assertions.Expect(cabinet.Dialog.GetByRole(AriaRole.Button, new() { Name = "Записать" })).ToHaveCountAsync(0);
        await ChooseListAsync("04");
        await cabinet.SeeAsync("Ошибок нет. Вот что изменится:");
        await cabinet.AnswerAsync("Записать: 4 участника");
        await cabinet.DialogGoneAsync();
        await Assertions.Expect(Window.Locator("tbody tr")).ToHaveCountAsync(4);
    }

    public async Task AddAuditoriumAsync()
    {
        await cabinet.GoToAsync("Аудитории");
        await cabinet.PressAsync("Добавить аудиторию");
        await cabinet.FillAsync("Номер, до четырёх цифр", "0101");
        await cabinet.FillAsync("Название", "Кабинет 12");
        await Window.Keyboard.PressAsync("Enter");
        await cabinet.DialogGoneAsync();
        await cabinet.Row("Кабинет 12").WaitForAsync();
    }

    /// <summary>The account, the order and the place of one person.</summary>
    /// <returns>The words of his slip.</returns>
    public async Task<(string UserName, string Password)> AppointAsync(string name, string role, string commission = "conduct", string? order = "№ 12 от 20.01.2026")
    {
        await cabinet.GoToAsync("Комиссии");
        await cabinet.PressAsync("Новый сотрудник");
        await cabinet.FillAsync("Фамилия, имя, отчество", name);
        await Window.Keyboard.PressAsync("Enter");
        var codes = cabinet.Dialog.Locator(".slip-code");
        await codes.Nth(1).WaitForAsync();
        var slip = (await codes.Nth(0).InnerTextAsync(), await codes.Nth(1).InnerTextAsync());
        await cabinet.AnswerAsync("Готово");

        await cabinet.PressAsync("Назначить в комиссию");
        await cabinet.Dialog.GetByLabel("Сотрудник").SelectOptionAsync(slip.Item1);
        await cabinet.Dialog.GetByLabel("Комиссия").SelectOptionAsync(commission);
        await cabinet.Dialog.GetByLabel("Роль").SelectOptionAsync(role);
        await cabinet.FillAsync("Приказ: номер и дата", order ?? "");
        await cabinet.FillAsync("Должность", "учитель");
        await cabinet.FillAsync("Когда ознакомлен под подпись", $"{school.Today:yyyy-MM-dd}");
        if (role == "expert")
        {
            await cabinet.FillAsync("Образование и квалификация по диплому", "высшее, русский язык и литература");
            await cabinet.FillAsync("Когда заявил о конфликте интересов", $"{school.Today:yyyy-MM-dd}");
            await cabinet.Dialog.GetByLabel("Диплом просмотрен").CheckAsync();
        }

        await cabinet.AnswerAsync("Сохранить");
        await cabinet.DialogGoneAsync();
        if (role != "schoolHead")
        {
            await Window.GetByRole(AriaRole.Button, new() { Name = $"аудитории: {name}" }).ClickAsync();
            await cabinet.Dialog.GetByLabel("0101").CheckAsync();
            await cabinet.AnswerAsync("Готово");
            await Assertions.Expect(Window.GetByRole(AriaRole.Button, new() { Name = $"аудитории: {name}" })).ToHaveTextAsync("0101");
        }

        return slip;
    }

    /// <summary>An exam day for today, and the schedule of everybody.</summary>
    public async Task PlanAsync()
    {
        await cabinet.GoToAsync("График");
        await cabinet.PressAsync("Назначить день");
        await cabinet.FillAsync("Дата", $"{school.Today:yyyy-MM-dd}");
        await cabinet.AnswerAsync("Назначить день");
        await cabinet.PressAsync("Составить график");
        await cabinet.AnswerAsync("Посмотреть");
        await cabinet.Dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Журавлёв" }).WaitForAsync();
        await cabinet.AnswerAsync("Записать график");
        await cabinet.DialogGoneAsync();
        await Assertions.Expect(Window.Locator(".schedule-table tbody tr")).ToHaveCountAsync(4);
    }

    /// <summary>The links as they stand on the strips that are printed and handed out, by family name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PrintLinksAsync()
    {
        await cabinet.GoToAsync("Личные ссылки");
        await cabinet.PressAsync("Напечатать ссылки всех");
        var strips = Window.Locator(".link-strip");
        await Assertions.Expect(strips).ToHaveCountAsync(4);
        var links = new Dictionary<string, string>();
        foreach (var strip in await strips.AllAsync())
        {
            links[(await strip.Locator("strong").InnerTextAsync()).Split(' ', '\u00a0')[0]] = await strip.Locator(".link-url").InnerTextAsync();
        }

        await cabinet.PressAsync("К списку");
        await Assertions.Expect(Window.GetByText("действует до")).ToHaveCountAsync(4);
        return links;
    }

    /// <summary>The encrypted package of the day: brought, refused with a wrong password, opened with the right one.</summary>
    public async Task BringKimAsync(ServerProcess server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var file = Path.Combine(server.Folder, "kim-2026.zip");
        await server.CommandAsync("kim-demo", file, KimPassword);
        await cabinet.GoToAsync("КИМ");
        await cabinet.SeeAsync("Час настал: пакет можно открыть паролем.");
        await Window.GetByLabel("Файл пакета").SetInputFilesAsync(file);
        await cabinet.PressAsync("Загрузить");
        await cabinet.SeeAsync("Запечатан");
        await OpenKimAsync("не тот пароль");
        await Window.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Пароль" }).WaitForAsync();
        await OpenKimAsync(KimPassword);
        await cabinet.SeeAsync("готовы к экзамену");
    }

    private async Task OpenKimAsync(string password)
    {
        await Window.GetByLabel("Пароль", new() { Exact = true }).FillAsync(password);
        await Window.Keyboard.PressAsync("Enter");
    }

    private Task ChooseListAsync(string day) => cabinet.Dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
    {
        Name = "список.csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes(Head + People.Replace("{0}", day, StringComparison.Ordinal)),
    });
}
