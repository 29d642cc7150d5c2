using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Itog.Exam.People;

namespace Itog.Server.Tests.People;

/// <summary>What an organizer does through the API, as the pages do it: every step looks at its answer and gives what the next one needs.</summary>
internal sealed class SchoolDay(int school, HttpClient organizer)
{
    private static readonly string[] Names = ["Орлова;Анна;Дмитриевна", "Беляев;Кирилл;Олегович", "Гарипова;Алина;Рустамовна", "Журавлёв;Матвей;Ильич", "Ёлкина;Софья;"];

    public string School => $"/api/schools/{school}";

    /// <summary>A list as a processing centre sends it: Windows-1251, semicolons, a title above the header, some people of categories.</summary>
    public static byte[] List(int people)
    {
        var text = new StringBuilder("Список участников итогового собеседования;;;\r\n\r\nФамилия;Имя;Отчество;Класс;Дата рождения;Вид документа;Серия;Номер;Категория;ПМПК;Доп. время;E-mail;Согласие\r\n");
        for (var i = 0; i < people; i++)
        {
            var special = i % 12 == 7;
            text.Append(CultureInfo.InvariantCulture, $"{Names[i % Names.Length]};9{"АБВГ"[i % 4]};{1 + (i % 28):00}.03.2010;Паспорт гражданина РФ;4512;{100_000 + i};")
                .Append(CultureInfo.InvariantCulture, $"{(special ? "ЗПР;№ 15 от 12.09.2025;да" : ";;")};child{i}@school.example;да\r\n");
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text.ToString());
    }

    public async Task<int> AddAuditoriumAsync(string number) =>
        (await SendAsync(HttpMethod.Post, "/auditoriums", JsonContent.Create(new { number, name = "Кабинет " + number }), HttpStatusCode.Created)).GetProperty("id").GetInt32();

    public async Task<int> SetDayAsync(DateOnly date, string kind = "exam") =>
        (await SendAsync(HttpMethod.Post, "/days", JsonContent.Create(new { date, regulationId = "ru-2026", kind }), HttpStatusCode.Created)).GetProperty("id").GetInt32();

    public Task<JsonElement> PreviewAsync(byte[] list) => SendAsync(HttpMethod.Post, "/imports/preview", File(list), HttpStatusCode.OK);

    public Task<JsonElement> TakeAsync(byte[] list, string fingerprint) => SendAsync(HttpMethod.Post, $"/imports?fingerprint={fingerprint}", File(list), HttpStatusCode.OK);

    public async Task<IReadOnlyList<JsonElement>> ParticipantsAsync() =>
        [.. (await SendAsync(HttpMethod.Get, "/participants?limit=500", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];

    public async Task<IReadOnlyList<JsonElement>> MakeScheduleAsync(int day, params int[] auditoriums) =>
        [.. (await SendAsync(HttpMethod.Post, $"/days/{day}/schedule", JsonContent.Create(new { auditoriums, onlyRemote = false }), HttpStatusCode.OK)).EnumerateArray()];

    public static HttpContent File(byte[] list)
    {
        var content = new ByteArrayContent(list);
        content.Headers.ContentType = new("application/octet-stream");
        return content;
    }

    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(School + path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await organizer.SendAsync(request);
    }

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content, HttpStatusCode expected)
    {
        using var answer = await AskAsync(method, path, content);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(expected, "{0} {1} answers {2}", method, path, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static async Task<SchoolDay> BeginAsync(RunningServer server, HttpClient client)
    {
        (await client.SignInAsync(TestSchool.AccountOf(StaffRole.Organizer))).Dispose();
        return new SchoolDay(server.School.School, client);
    }
}
