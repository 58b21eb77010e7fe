namespace Whetstone.Ops.Tests.Tables;

/// <summary>Attributes in memory, as they were written.</summary>
internal sealed class Attributes : IAttributeWriter, IAttributeReader
{
    private readonly Dictionary<string, object> values = [];

    internal IEnumerable<string> Names => values.Keys;

    public void Write(string name, long value) => values.Add(name, value);

    public void Write(string name, ulong value) => values.Add(name, value);

    public void Write(string name, float value) => values.Add(name, value);

    public void Write(string name, double value) => values.Add(name, value);

    public void Write(string name, bool value) => values.Add(name, value);

    public void Write(string name, string value) => values.Add(name, value);

    public void Write(string name, ReadOnlySpan<int> values) => this.values.Add(name, values.ToArray());

    public void Write<T>(string name, T value, Action<T, IAttributeWriter> write)
    {
        Attributes inner = new();
        write(value, inner);
        values.Add(name, inner);
    }

    public bool Has(string name) => values.ContainsKey(name);

    public int Int32(string name) => checked((int)(long)values[name]);

    public long Int64(string name) => (long)values[name];

    public ulong UInt64(string name) => (ulong)values[name];

    public float Single(string name) => (float)values[name];

    public double Double(string name) => (double)values[name];

    public bool Boolean(string name) => (bool)values[name];

    public string Text(string name) => (string)values[name];

    public int[] Int32s(string name) => (int[])values[name];

    public T Record<T>(string name, Func<IAttributeReader, T> read) => read((Attributes)values[name]);

    public Exception Bad(string name, string problem) => new ArgumentException($"{name} {problem}");

    internal void Remove(string name) => values.Remove(name);
}
