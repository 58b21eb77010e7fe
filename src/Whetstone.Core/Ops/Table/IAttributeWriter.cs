namespace Whetstone;

/// <summary>Takes down the attributes of an op one by one, under the names of its record's parameters.</summary>
public interface IAttributeWriter
{
    /// <summary>A whole number.</summary>
    void Write(string name, long value);

    /// <summary>A whole number without a sign.</summary>
    void Write(string name, ulong value);

    /// <summary>A single.</summary>
    void Write(string name, float value);

    /// <summary>A double.</summary>
    void Write(string name, double value);

    /// <summary>True or false.</summary>
    void Write(string name, bool value);

    /// <summary>A text, or the name of an enumeration's value.</summary>
    void Write(string name, string value);

    /// <summary>A list of whole numbers, such as a shape.</summary>
    void Write(string name, ReadOnlySpan<int> values);

    /// <summary>A record with attributes of its own.</summary>
    void Write<T>(string name, T value, Action<T, IAttributeWriter> write);
}
