namespace Itog.Interop.Sound;

/// <summary>Russian sentences that never come twice: every few seconds of them are found in one place only.</summary>
public static class SpeechText
{
    private static readonly string[] Subjects = ["старый мост", "высокий берег", "зимний вечер", "школьный двор", "тихий переулок", "дальний остров", "весенний сад", "книжный шкаф"];
    private static readonly string[] Verbs = ["помнит", "встречает", "провожает", "хранит", "открывает", "слышит", "скрывает", "украшает"];
    private static readonly string[] Objects = ["первые шаги", "чужие голоса", "тёплый дождь", "морские рассказы", "забытые имена", "утренние огни", "долгую дорогу", "большие перемены"];

    /// <param name="seed">Another seed, other sentences.</param>
    public static string Make(int seed, int sentences)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, sentences).Select(_ =>
            $"{Pick(Subjects)} {Pick(Verbs)} {Pick(Objects)}, {random.Next(100, 999)}."));

        string Pick(string[] words) => words[random.Next(words.Length)];
    }
}
