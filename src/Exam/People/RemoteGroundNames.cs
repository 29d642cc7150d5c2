using Itog.Exam.Regulation;

namespace Itog.Exam.People;

/// <summary>The grounds of the remote form in words for people and for cells of lists.</summary>
public static class RemoteGroundNames
{
    private static readonly Dictionary<RemoteGround, string> Names = new()
    {
        [RemoteGround.DistanceLearning] = "дистанционное обучение",
        [RemoteGround.HomeOrHospital] = "на дому или в больнице",
        [RemoteGround.Quarantine] = "карантин",
        [RemoteGround.UnableToAttend] = "не может прийти в школу",
        [RemoteGround.ValidReason] = "уважительная причина",
        [RemoteGround.Emergency] = "ограничительные меры",
        [RemoteGround.Everyone] = "дистанционно сдают все",
    };

    public static IEnumerable<string> All => Names.Values;

    public static string Of(RemoteGround ground) => Names[ground];

    public static RemoteGround? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (ground, name) in Names)
        {
            if (string.Equals(name, text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return ground;
            }
        }

        return null;
    }
}
