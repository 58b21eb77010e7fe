namespace Whetstone.Nn;

/// <content>Saving and restoring values by name.</content>
public abstract partial class Module
{
    /// <summary>All parameters and buffers by dotted path: per module its parameters, its buffers, then its children, as in PyTorch.</summary>
    /// <remarks>The tensors are those of the network, not copies. A parameter that two modules share appears under the first path.</remarks>
    public IReadOnlyDictionary<string, Tensor> StateDict()
    {
        OrderedDictionary<string, Tensor> state = [];
        HashSet<object> seen = [];
        foreach ((string path, Module module) in NamedModules())
        {
            Members own = module.Own();
            foreach ((string name, Parameter parameter) in own.Parameters)
            {
                if (!seen.Add(parameter)) continue;
                parameter.Name = Join(path, name);
                Put(parameter.Name, parameter.Data);
            }
            foreach ((string name, Buffer buffer) in own.Buffers) if (buffer.HasData && seen.Add(buffer)) Put(Join(path, name), buffer.Data);
        }
        return state;

        void Put(string key, Tensor value)
        {
            if (!state.TryAdd(key, value)) throw new InvalidOperationException($"two members have the path {key}; rename one with [Name]");
        }
    }

    /// <summary>Takes the values of a <see cref="StateDict"/>.</summary>
    /// <remarks>Values of another type become those of the network's own.</remarks>
    /// <param name="state">Values by path.</param>
    /// <param name="strict">Whether every name must be on both sides.</param>
    /// <exception cref="StateDictException">Names are missing or left over, or shapes differ; nothing was changed.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        CheckStateDict(state, strict);
        foreach ((string path, Parameter parameter) in NamedParameters())
            if (state.TryGetValue(path, out Tensor? t)) parameter.Set(t.To(parameter.IsInitialized ? parameter.Data.DType : DType.Float32));
        foreach ((string path, Buffer buffer) in NamedBuffers())
            if (state.TryGetValue(path, out Tensor? t)) buffer.Data = t.To(buffer.HasData ? buffer.Data.DType : t.DType).Copy();
    }

    /// <summary>Whether <see cref="LoadStateDict"/> would take these values; changes nothing.</summary>
    /// <param name="state">Values by path.</param>
    /// <param name="strict">Requires every value of the network, and no other.</param>
    /// <exception cref="StateDictException">Names or shapes differ; the message lists them.</exception>
    public void CheckStateDict(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        Dictionary<string, Parameter> parameters = NamedParameters().ToDictionary(p => p.Path, p => p.Parameter);
        Dictionary<string, Buffer> buffers = NamedBuffers().ToDictionary(b => b.Path, b => b.Buffer);

        string[] missing = strict ? [.. parameters.Keys.Concat(buffers.Where(b => b.Value.HasData).Select(b => b.Key)).Where(k => !state.ContainsKey(k))] : [];
        string[] unexpected = strict ? [.. state.Keys.Where(k => !parameters.ContainsKey(k) && !buffers.ContainsKey(k))] : [];
        string[] different = [.. parameters.Where(p => state.TryGetValue(p.Key, out Tensor? t) && !Fits(p.Value.Shape, t.Shape))
                                           .Select(p => $"{p.Key} is {p.Value.Shape} here but {state[p.Key].Shape} there"),
                              .. buffers.Where(b => b.Value.HasData && state.TryGetValue(b.Key, out Tensor? t) && b.Value.Data.Shape != t.Shape)
                                        .Select(b => $"{b.Key} is {b.Value.Data.Shape} here but {state[b.Key].Shape} there")];
        if (missing.Length + unexpected.Length + different.Length > 0) throw new StateDictException(missing, unexpected, different);
    }

    private static bool Fits(Shape own, Shape other)
    {
        if (own.Rank != other.Rank) return false;
        for (int i = 0; i < own.Rank; i++) if (own[i] != 0 && own[i] != other[i]) return false;
        return true;
    }
}
