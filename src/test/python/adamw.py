"""Writes src/test/resources/parity/adamw.json: twenty updates with PyTorch's AdamW, in float64.

    python3 src/test/python/adamw.py > src/test/resources/parity/adamw.json

A network of two layers on one batch; weights decay by weight_decay = 2 lambda, biases do not. The
rate is another one at each update, so that it must scale the decay as well.
"""

import json
import platform

import torch

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
d, m, K, n = 6, 5, 3, 8
lam, beta1, beta2, eps = 0.03, 0.8, 0.95, 1e-8
etas = [0.002 * (1 + t % 7) for t in range(20)]

X = torch.randn(d, n).float().double()  # images are float32 in the lab
labels = torch.arange(n) % K
start = {"W1": torch.randn(m, d), "b1": torch.randn(m, 1), "W2": torch.randn(K, m), "b2": torch.randn(K, 1)}
p = {name: value.clone().requires_grad_() for name, value in start.items()}
adamw = torch.optim.AdamW(
    [
        {"params": [p["W1"], p["W2"]], "weight_decay": 2 * lam},
        {"params": [p["b1"], p["b2"]], "weight_decay": 0.0},
    ],
    betas=(beta1, beta2),
    eps=eps,
)
losses = []
for eta in etas:
    for group in adamw.param_groups:
        group["lr"] = eta
    S = p["W2"] @ torch.relu(p["W1"] @ X + p["b1"]) + p["b2"]
    loss = torch.nn.functional.cross_entropy(S.T, labels)
    adamw.zero_grad()
    loss.backward()
    adamw.step()
    losses.append(loss.item())

print(
    json.dumps(
        {
            "made by": f"src/test/python/adamw.py with PyTorch {torch.__version__}, Python {platform.python_version()}",
            "lambda": lam,
            "beta1": beta1,
            "beta2": beta2,
            "eps": eps,
            "etas": etas,
            "X": X.tolist(),
            "labels": labels.tolist(),
            "start": {name: value.tolist() for name, value in start.items()},
            "losses": losses,
            "end": {name: value.detach().tolist() for name, value in p.items()},
        }
    )
)
