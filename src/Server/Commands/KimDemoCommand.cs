using Itog.Exam.Demo;
using Itog.Exam.Kim.Package;

namespace Itog.Server.Commands;

/// <summary><c>itog kim-demo FILE PASSWORD</c>: writes an encrypted package of the demo variants, to rehearse receiving and opening one. Ends with 0, or 2 when it could not.</summary>
public static class KimDemoCommand
{
    public const string Name = "kim-demo";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        if (arguments is not [var path, var password])
        {
            await output.WriteLineAsync("Укажите файл и пароль: itog kim-demo ФАЙЛ.zip ПАРОЛЬ");
            return 2;
        }

        try
        {
            await File.WriteAllBytesAsync(path, AesZipWriter.Write(DemoKim.Package(), password), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"Не удалось записать файл «{path}»: {e.Message}");
            return 2;
        }

        await output.WriteLineAsync($"Записан «{path}»: варианты {string.Join(", ", DemoKim.Variants.Keys)}.");
        return 0;
    }
}
