// Infrastructure
