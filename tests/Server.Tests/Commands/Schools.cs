using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Itog.Server.Commands;

namespace Itog.Server.Tests.Commands;

/// <summary>The command that makes a school and its first organizer, beside a server that runs over the same database.</summary>
public sealed partial class Schools(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Own = "свои четыре слова тут";

    private static string[] Add(string code, params string[] changed)
    {
        var arguments = new List<string>
        {
            "add", "--code", code, "--name", "МБОУ СОШ № 5", "--region", "26", "--municipality", "017", "--time-zone", "Asia/Yekaterinburg",
            "--regulation", "stavropol-2024", "--organizer", "Кузнецова Ольга Николаевна", "--municipality-name", "Грачёвский округ",
        };
        for (var i = 0; i < changed.Length; i += 2)
        {
            arguments[arguments.IndexOf(changed[i]) + 1] = changed[i + 1];
        }

        return [.. arguments];
    }

    [Fact]
    public async Task A_school_is_made_and_its_organizer_enters_once_with_the_printed_password_and_leads_it()
    {
        var (code, said) = await RunAsync(Add("260117"));
        code.Should().Be(0, said);
        var name = Login().Match(said).Groups[1].Value;
        var password = Password().Match(said).Groups[1].Value;

        using var organizer = server.Stranger();
        using var bare = await organizer.SignInAsync(name, password);
        (await bare.ProblemCodeAsync()).Should().Be("password-one-time");
        using var entered = await organizer.PostAsJsonAsync("/api/session", new { userName = name, password, newPassword = Own });
        var session = await entered.Content.ReadFromJsonAsync<JsonElement>();
        var place = session.GetProperty("assignments").EnumerateArray().Should().ContainSingle("there is no auditorium yet").Subject;
        place.GetProperty("role").GetString().Should().Be("organizer");
        place.GetProperty("page").GetString().Should().StartWith("/organizer?school=");

        var school = (await organizer.GetFromJsonAsync<JsonElement>("/api/schools")).EnumerateArray().Should().ContainSingle().Subject;
        school.GetProperty("regulationId").GetString().Should().Be("stavropol-2024");
        school.GetProperty("timeZone").GetString().Should().Be("Asia/Yekaterinburg");
        await new People.SchoolDay(school.GetProperty("id").GetInt32(), organizer).AddAuditoriumAsync("0101");

        var (listed, list) = await RunAsync("list");
        listed.Should().Be(0);
        list.Should().Contain("260117").And.Contain("МБОУ СОШ № 5").And.Contain(name);
        var (again, refusal) = await RunAsync(Add("260117"));
        again.Should().Be(1);
        refusal.Should().StartWith("Такая школа уже есть");
    }

    [Theory]
    [InlineData("--code", "26-1", "Код школы не подходит")]
    [InlineData("--code", "2601170", "Код школы не подходит")]
    [InlineData("--municipality", "Грачёвка", "Код муниципалитета не подходит")]
    [InlineData("--region", " ", "Не указан субъект РФ")]
    [InlineData("--name", "", "Название школы не подходит")]
    [InlineData("--time-zone", "МСК", "Такого часового пояса нет")]
    [InlineData("--regulation", "stavropol-1999", "Такого порядка нет")]
    [InlineData("--organizer", "Кузнецова", "Нужны фамилия и имя")]
    public async Task What_does_not_fit_is_refused_and_nothing_is_made(string option, string value, string said)
    {
        var (code, text) = await RunAsync(Add("260118", option, value));
        (code, text.StartsWith(said, StringComparison.Ordinal)).Should().Be((1, true), text);
        (await RunAsync("list")).Said.Should().NotContain("260118");
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_named_with_how_to_write_it()
    {
        var (few, named) = await RunAsync("add", "--code", "1");
        named.Should().Contain("Не хватает: --name").And.Contain("itog school add");
        var (strange, unknown) = await RunAsync([.. Add("260119"), "--colour", "red"]);
        unknown.Should().Contain("--colour");
        var (other, usage) = await RunAsync("paint");
        usage.Should().Contain("itog school list");
        (few, strange, other).Should().Be((2, 2, 2));
    }

    [Fact]
    public async Task A_taken_login_is_refused_before_the_school_is_made()
    {
        var (code, text) = await RunAsync([.. Add("260120"), "--login", "Organizer"]);
        (code, text.StartsWith("Такое имя пользователя уже есть", StringComparison.Ordinal)).Should().Be((1, true), text);
        (await RunAsync("list")).Said.Should().NotContain("260120");
    }

    [GeneratedRegex(@"имя пользователя: (\S+)")]
    private static partial Regex Login();

    [GeneratedRegex(@"пароль на один вход: (\S+)")]
    private static partial Regex Password();

    private async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await SchoolCommand.RunAsync(arguments, output, new Dictionary<string, string?> { ["Storage:Folder"] = server.Folder }, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
