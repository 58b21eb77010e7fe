namespace Whetstone.Weights;

/// <summary>What an allowed function is called with.</summary>
internal sealed class PickleArguments(string function, PickleValue[] items)
{
    internal int Count => items.Length;

    internal T At<T>(int index) where T : PickleValue => index < items.Length && items[index] is T value ? value
        : throw new MalformedException($"argument {index} of {function} is {(index < items.Length ? items[index].Kind : "missing")}");

    internal long Integer(int index) => Integer(At<PickleInteger>(index));

    internal long[] Integers(int index) => Array.ConvertAll(At<PickleTuple>(index).Items, i => i is PickleInteger n ? Integer(n)
        : throw new MalformedException($"argument {index} of {function} contains {i.Kind}"));

    private long Integer(PickleInteger value) => value.Value >= long.MinValue && value.Value <= long.MaxValue ? (long)value.Value
        : throw new MalformedException($"{function} is given a number beyond 64 bits");
}
