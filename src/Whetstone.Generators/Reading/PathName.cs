using System.Text;
using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>Names members as checkpoints do: <c>RunningMean</c> is <c>running_mean</c>, <c>BN1</c> is <c>bn1</c>.</summary>
internal static class PathName
{
    /// <summary>The name of a member that carries no Name attribute.</summary>
    public static string Of(string member)
    {
        var name = member.TrimStart('_');
        if (name.Length == 0)
            return member;

        var path = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
                path.Append('_');
            path.Append(char.ToLowerInvariant(name[i]));
        }
        return path.ToString();
    }

    /// <summary>The name given by a Name attribute on any of the symbols, or null.</summary>
    public static string? Given(IEnumerable<ISymbol> symbols) =>
        symbols.SelectMany(symbol => symbol.GetAttributes())
            .Where(attribute => WhetstoneTypes.Is(attribute.AttributeClass, "NameAttribute"))
            .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
            .FirstOrDefault(name => !string.IsNullOrEmpty(name));

    private static bool StartsWord(string name, int i)
    {
        if (i == 0 || !char.IsUpper(name[i]))
            return false;
        var before = name[i - 1];
        if (char.IsLower(before))
            return true;

        // The last capital of a run belongs to the word it starts: BNAfter is bn_after.
        var lowerNext = IsLowerAt(name, i + 1);
        if (char.IsUpper(before))
            return lowerNext;

        // After a digit a lone capital is its unit (Conv2D is conv2d); a longer run is a word (Conv1BN1, conv1_bn1).
        var runOfTwo = i + 1 < name.Length && char.IsUpper(name[i + 1]) && !IsLowerAt(name, i + 2);
        return char.IsDigit(before) && (lowerNext || runOfTwo);
    }

    private static bool IsLowerAt(string name, int i) => i < name.Length && char.IsLower(name[i]);
}
