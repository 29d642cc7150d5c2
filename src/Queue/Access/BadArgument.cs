using Itog.Exam;

namespace Itog.Queue.Access;

/// <summary>The refusal of an argument that is missing, unknown, too long or out of range.</summary>
internal static class BadArgument
{
    public const string Code = "bad-argument";

    public static Problem Of(string name) =>
        new(Code, "Неверные данные", $"Сервер не понял значение «{name}». Обновите страницу и повторите действие.");
}
