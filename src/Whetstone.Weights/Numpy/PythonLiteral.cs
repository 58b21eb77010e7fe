using System.Globalization;

namespace Whetstone.Weights;

/// <summary>Reads the one form of Python literal that headers of arrays have: a dictionary of texts, truth values and tuples of integers.</summary>
internal ref struct PythonLiteral
{
    private readonly ReadOnlySpan<char> text;
    private int at;

    private PythonLiteral(string text) => this.text = text;

    /// <summary>The entries: <see cref="string"/>, <see cref="bool"/> or an array of <see cref="long"/>.</summary>
    /// <exception cref="MalformedException">It is something else.</exception>
    internal static Dictionary<string, object> ReadDictionary(string text)
    {
        PythonLiteral reader = new(text);
        Dictionary<string, object> entries = [];
        reader.Expect('{');
        while (!reader.Take('}'))
        {
            string key = reader.Text();
            reader.Expect(':');
            if (!entries.TryAdd(key, reader.Value())) throw new MalformedException($"the header says {key} twice");
            if (!reader.Take(',') && reader.Next() != '}') throw reader.Odd();
        }
        return reader.Next() == '\0' ? entries : throw reader.Odd();
    }

    private object Value() => Next() switch
    {
        '(' => Tuple(),
        '\'' or '"' => Text(),
        'T' when Word("True") => true,
        'F' when Word("False") => false,
        _ => throw Odd(),
    };

    private long[] Tuple()
    {
        List<long> items = [];
        Expect('(');
        while (!Take(')'))
        {
            items.Add(Integer());
            if (!Take(',') && Next() != ')') throw Odd();
        }
        return [.. items];
    }

    private long Integer()
    {
        Next();
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (!long.TryParse(text[start..at], NumberStyles.None, CultureInfo.InvariantCulture, out long value)) throw Odd();
        if (at < text.Length && text[at] == 'L') at++; // Python 2
        return value;
    }

    private string Text()
    {
        char quote = Next();
        int end = quote is '\'' or '"' ? text[(at + 1)..].IndexOf(quote) : -1;
        if (end < 0) throw Odd();
        string value = text.Slice(at + 1, end).ToString();
        at += end + 2;
        return value;
    }

    private bool Word(string word)
    {
        if (!text[at..].StartsWith(word)) return false;
        at += word.Length;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c)) throw Odd();
    }

    private bool Take(char c)
    {
        if (Next() != c) return false;
        at++;
        return true;
    }

    // The next character that is no blank; \0 at the end.
    private char Next()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\t' or '\r') at++;
        return at < text.Length && text[at] != '\0' ? text[at] : '\0';
    }

    private readonly MalformedException Odd() => new($"the header is no dictionary of a plain array, from its character {at} on; records and texts are no tensors");
}
