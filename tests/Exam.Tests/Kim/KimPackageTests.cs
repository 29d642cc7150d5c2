using System.Text;
using System.Text.Json.Nodes;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.Kim.Package;

namespace Itog.Exam.Tests.Kim;

/// <summary>What a package must have, and that every lack is told with its file before anything is imported.</summary>
public class KimPackageTests
{
    private const string Password = "07:30";

    [Fact]
    public void The_demo_package_brings_the_demo_variants()
    {
        var file = Pack(DemoKim.Package());
        KimPackageReader.Inspect(file).Value.Should().Equal(101, 102, 103);

        var variants = KimPackageReader.Open(file, Password).Value;

        variants.Select(v => v.Number).Should().Equal(101, 102, 103);
        variants[0].Content.Should().BeEquivalentTo(DemoKim.Variants[101]);
        variants[2].Content.Topics.Single(t => t.Kind == KimTopicKind.Description).Picture!.MediaType.Should().Be("image/svg+xml");
    }

    [Fact]
    public void One_folder_around_all_and_the_litter_of_systems_do_not_matter()
    {
        var files = DemoKim.Package().Select(f => ("kim-2026/" + f.Name, f.Content)).Append(("kim-2026/Thumbs.db", [1])).Append(("__MACOSX/kim-2026/._101", [2]));
        KimPackageReader.Open(Pack(files), Password).Value.Should().HaveCount(3);
    }

    /// <summary>A change of the text of variant 101, and what must be said of it.</summary>
    public static TheoryData<string, string?, string> Lacks => new()
    {
        { "title", null, "нет заголовка" },
        { "paragraphs", "[]", "нет текста для чтения" },
        { "paragraphs", "[\"Текст.\", \" \"]", "пустой абзац" },
        { "quotation", null, "нет цитаты" },
        { "topics", "[]", "нужны три темы" },
        { "topics/0/interlocutorQuestions", "[\"Один?\", \"Два?\"]", "нет карточки собеседника: нужны три вопроса (topics[0].interlocutorQuestions)" },
        { "topics/1/interlocutorQuestions", null, "нет карточки собеседника: нужны три вопроса (topics[1].interlocutorQuestions)" },
        { "topics/2/planPoints", "[]", "нет карточки участника: плана ответа (topics[2].planPoints)" },
        { "topics/2/kind", "\"narration\"", "нужны три темы" },
        { "topics/0/picture", null, "нет изображения" },
        { "topics/0/picture/file", "\"photo.jpg\"", "изображения «photo.jpg» нет в папке варианта" },
    };

    [Theory]
    [MemberData(nameof(Lacks))]
    public void What_a_variant_lacks_is_told_with_its_file(string path, string? value, string told)
    {
        var problem = KimPackageReader.Open(Pack(Changed(path, value)), Password).Problem!;

        problem.Code.Should().Be("kim-package-bad");
        problem.Detail.Should().Contain("«101/variant.json»").And.Contain(told);
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        var files = Changed("title", null).Select(f => f.Name == "103/variant.json" ? (f.Name, "{ \"title\": "u8.ToArray()) : f);
        var detail = KimPackageReader.Open(Pack(files), Password).Problem!.Detail;
        detail.Should().Contain("«101/variant.json»").And.Contain("«103/variant.json»: это не JSON: строка 1");
    }

    [Fact]
    public void A_picture_that_is_none_is_refused()
    {
        var files = DemoKim.Package().Select(f => f.Name.EndsWith("library.svg", StringComparison.Ordinal) ? (f.Name, "GIF89a"u8.ToArray()) : f);
        KimPackageReader.Open(Pack(files), Password).Problem!.Detail.Should().Contain("library.svg» — не JPEG, PNG, WebP или SVG");
    }

    [Theory]
    [InlineData("101/text.docx", "«101/text.docx»: лишний или неправильно названный файл")]
    [InlineData("variant.json", "«variant.json»: лишний или неправильно названный файл")]
    [InlineData("../101/a.jpg", "«../101/a.jpg»: лишний")]
    [InlineData("101/sub/a.jpg", "«101/sub/a.jpg»: лишний")]
    [InlineData("104/photo.jpg", "«104/variant.json»: файла нет")]
    public void Wrong_names_show_without_the_password(string name, string told)
    {
        var file = Pack(DemoKim.Package().Append((name, [1, 2, 3])));
        var problem = KimPackageReader.Inspect(file).Problem!;
        problem.Code.Should().Be("kim-package-bad");
        problem.Detail.Should().Contain(told);
    }

    [Fact]
    public void A_wrong_password_a_damaged_file_and_something_else_altogether_are_told_apart()
    {
        var file = Pack(DemoKim.Package());
        KimPackageReader.Open(file, "0730").Problem!.Code.Should().Be("kim-wrong-password");

        var entry = AesZipArchive.Read(file).Entries[1];
        var damaged = file.ToArray();
        damaged[entry.Offset + 100] ^= 1;
        var problem = KimPackageReader.Open(damaged, Password).Problem!;
        problem.Code.Should().Be("kim-package-damaged");
        problem.Detail.Should().Contain($"«{entry.Name}»").And.Contain("по электронной почте");

        KimPackageReader.Inspect("Это письмо, а не архив"u8.ToArray()).Problem!.Code.Should().Be("kim-not-zip");
        KimPackageReader.Inspect(Pack([])).Problem!.Detail.Should().Contain("нет файлов");
    }

    [Theory]
    [InlineData("Пирого́в родился в 1810 году.", "Пирогов родился в 1810 году", true)]
    [InlineData("Пирого́в  родился — в 1810 году.", "пирогов родился в 1810 году!", true)]
    [InlineData("Пирогов родился в 1810 году.", "Пирогов родился в 1811 году.", false)]
    public void The_same_text_is_known_again_without_its_stress_marks(string one, string other, bool same)
    {
        var content = DemoKim.Variants[101];
        (KimFingerprint.Of(content with { Paragraphs = [one] }) == KimFingerprint.Of(content with { Paragraphs = [other] })).Should().Be(same);
    }

    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files) => AesZipWriter.Write(files, Password);

    private static IEnumerable<(string Name, byte[] Content)> Changed(string path, string? value) => DemoKim.Package().Select(f =>
    {
        if (f.Name != "101/variant.json")
        {
            return f;
        }

        var root = JsonNode.Parse(f.Content)!;
        var steps = path.Split('/');
        var parent = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (value is null)
        {
            parent.AsObject().Remove(steps[^1]);
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }

        return (f.Name, Encoding.UTF8.GetBytes(root.ToJsonString()));
    });
}
